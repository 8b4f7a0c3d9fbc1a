Feature: Every movement of cash is recorded

  Background:
    Given the salon is open
    And "petra" is signed in

  @LAW-21 @LAW-22 @LAW-24
  Scenario: The cash book of a day, up to the count
    When Petra moves cash through the day
      | movement           | amount | reason            |
      | opening float      | 150,00 | Wechselgeld       |
      | cash in            | 20,00  | Rollgeld          |
      | private deposit    | 30,00  | aus eigener Tasche |
      | expense            | 12,79  | Wasser            |
      | private withdrawal | 40,00  | Mittagessen       |
      | wages              | 50,00  | Aushilfe          |
      | cash out           | 5,00   | Parkuhr           |
    Then the cash that should be in the drawer is 92,21
    When Petra sells "111" for 34,00 in cash
    And 0,50 are missing from the drawer
    And Petra counts the drawer, closes the day and takes 100,00 to the bank
    Then closing 1 says
      | Anfangsbestand   | 150,00  |
      | Einzahlung       | 20,00   |
      | Privateinlage    | 30,00   |
      | Auszahlung       | -17,79  |
      | Privatentnahme   | -40,00  |
      | Lohnzahlung      | -50,00  |
      | Geldtransit      | -100,00 |
      | DifferenzSollIst | -0,50   |
      | Umsatz           | 34,00   |
      | difference       | -0,50   |
      | float            | 25,71   |
    And the cash that should be in the drawer is 25,71
    And the DSFinV-K export has no findings

  @LAW-21
  Scenario: More than there is cannot be taken out
    When Petra moves cash through the day
      | movement      | amount | reason      |
      | opening float | 20,00  | Wechselgeld |
    And Petra tries to take 20,01 out of the drawer
    Then the till refuses with a text about Kassenbuch
    And the cash that should be in the drawer is 20,00

  @LAW-22 @F-TSE-OFF
  Scenario: An outage of the TSE does not lose a movement
    Given the TSE is off
    When Petra moves cash through the day
      | movement      | amount | reason      |
      | opening float | 50,00  | Wechselgeld |
      | expense       | 9,99   | Handschuhe  |
    Then the cash that should be in the drawer is 40,01

  @LAW-22
  Scenario: Two taps show what must be in the drawer
    When Petra moves cash through the day
      | movement      | amount | reason      |
      | opening float | 75,00  | Wechselgeld |
      | expense       | 9,99   | Kaffee      |
    Then it takes at most 2 taps to see that 65,01 should be in the drawer

  @LAW-22 @browser @box
  Scenario: Two taps in a real browser
    When Petra puts a float of 75,00 into the drawer
    Then it takes at most 2 taps to see that 75,00 should be in the drawer
