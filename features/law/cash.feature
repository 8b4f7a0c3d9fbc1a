Feature: The cash that should be in the drawer is known at every moment

  Background:
    Given the salon is open
    And "petra" is signed in

  @LAW-22
  Scenario: Float and sales add up at every moment
    When Petra puts a float of 150,00 into the drawer
    Then the cash that should be in the drawer is 150,00
    When Petra enters "111"
    Then the cash that should be in the drawer is 150,00
    When Petra takes 50,00 in cash
    Then the cash that should be in the drawer is 184,00
    When Petra enters "501"
    And Petra cancels the sale
    Then the cash that should be in the drawer is 184,00
    When Petra enters "131"
    And Petra takes the rest by card
    Then the cash that should be in the drawer is 184,00
    When Petra sells voucher "702-50" as "B"
    Then the cash that should be in the drawer is 234,00
    When Petra enters "111"
    And Petra redeems "B"
    Then the cash that should be in the drawer is 234,00
    When Petra cancels receipt 1 because "Kunde unzufrieden"
    Then the cash that should be in the drawer is 200,00

  @LAW-22
  Scenario: An outage of the TSE does not change the count
    Given the TSE is off
    When Petra sells "111" for 34,00 in cash
    Then the cash that should be in the drawer is 34,00
