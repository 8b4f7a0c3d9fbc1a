Feature: The books for the tax office are there in minutes and add up

  Background:
    Given the salon is open
    And "petra" is signed in

  @LAW-25
  Scenario: A day with everything that happens at a till
    When Petra puts a float of 150,00 into the drawer
    And Petra enters "101-mittel"
    And Petra enters "601"
    And Petra voids line 2
    And Petra enters "501"
    And Petra takes 100,00 in cash
    And Petra enters "112"
    And Petra cancels the sale
    And Petra moves cash through the day
      | movement | amount | reason |
      | expense  | 12,79  | Wasser |
    And 1,00 is missing from the drawer
    And "lena" takes over the till
    And Lena sells "113" for 14,00 in cash
    And "petra" takes over the till
    And Petra counts the drawer, closes the day and takes 50,00 to the bank
    Then the DSFinV-K export has no findings
    And in the books receipt 1 has these lines
      | text                       | quantity | gross |
      | Waschen, Schneiden, Föhnen | 1        | 62,00 |
      | Shampoo                    | 1        | 16,90 |
    And in the books receipt 1 and receipt 2 were made by different people

  @LAW-25 @TSE-17
  Scenario: A day on which the TSE is changed
    When Petra sells "111" for 34,00 in cash
    And a new TSE is bought and the change to it is begun
    And the change is led to its end
    And Petra sells "112" for 19,00 in cash
    And Petra counts the drawer and closes the day
    Then the DSFinV-K export has no findings
    When Petra sells "113" for 14,00 in cash
    And Petra counts the drawer and closes the day
    Then the DSFinV-K export has no findings

  @LAW-25 @F-TSE-OFF
  Scenario: A day with an outage of the TSE in it
    When Petra sells "111" for 34,00 in cash
    And the TSE is off
    And Petra sells "112" for 19,00 in cash
    And Petra moves cash through the day
      | movement | amount | reason |
      | expense  | 9,99   | Tee    |
    And the TSE is back
    And the till has noticed it
    And Petra sells "113" for 14,00 in cash
    And Petra counts the drawer and closes the day
    Then the DSFinV-K export has no findings

  @LAW-25 @simulated
  Scenario: A period holds the days in it, and nothing else
    When Petra sells "111" for 34,00 in cash
    And Petra counts the drawer and closes the day
    And Petra sells "112" for 19,00 in cash
    And Petra counts the drawer and closes the day
    Then the DSFinV-K export from "2026-11-24" to "2026-11-24" has no findings
    And the DSFinV-K export from "2026-11-24" to "2026-11-24" holds the closings 1 to 2
    And there is nothing to export from "2026-11-25" to "2026-11-30"

  @LAW-25
  Scenario: A day with vouchers, deposits, practice, an account and a cancellation
    When Petra puts a float of 300,00 into the drawer
    And Petra sells voucher "702-50" as "the birthday present"
    And Petra enters "101-mittel"
    And Petra redeems "the birthday present"
    And Petra takes 12,00 in cash
    And Petra begins to practise
    And Petra sells "112" for 19,00 in cash
    And Petra ends the practice
    And Petra enters "131"
    And Petra adds a tip of 5,00 for "lena"
    And Petra takes the rest by card
    And Petra enters "111"
    And Petra sells on account to "Hotel Kölner Hof"
    And Petra enters "113"
    And Petra takes 14,00 in cash
    And Petra cancels receipt 6 because "falsch gebucht"
    And Petra closes the day with what the till expects
    Then the DSFinV-K export has no findings
