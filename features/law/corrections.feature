Feature: What is finished stays; corrections are new receipts

  Background:
    Given the salon is open
    And "petra" is signed in

  @LAW-16
  Scenario: A finished receipt can be neither changed nor deleted
    Given Petra has sold "111" for 34,00 in cash
    Then nobody can change or delete receipt 1
    And the till's check of its records finds nothing

  @LAW-16
  Scenario: Neither can a movement of cash, nor a daily closing
    Given Petra puts a float of 150,00 into the drawer
    Then nobody can change or delete the last movement of cash
    And the cash that should be in the drawer is 150,00
    When Petra sells "111" for 34,00 in cash
    And Petra counts the drawer and closes the day
    And all of the till’s closings are noted
    Then nobody can change or delete closing 1
    And the noted closings are as they were

  @LAW-16
  Scenario: Whoever changes the files is betrayed by the chain of hashes
    Given Petra has sold "111" for 34,00 in cash
    And Petra has sold "501" for 16,90 in cash
    When somebody changes the total of receipt 1 in the files of the till
    Then the till's check of its records names receipt 1

  @LAW-17
  Scenario: The wrong way of paying is corrected by a cancellation and a new receipt
    Given Petra has sold "111" for 34,00 in cash
    When Petra cancels receipt 1 because "falsche Zahlart"
    Then receipt 2 is shown
    And receipt 2 refers to receipt 1
    And receipt 2 has the opposite amounts of receipt 1
    And receipt 2 is dated now
    And its processData is "Beleg^-34.00_0.00_0.00_0.00_0.00^-34.00:Bar"
    And the cash that should be in the drawer is 0,00
    When Petra enters "111"
    And Petra takes the rest by card
    Then receipt 3 was paid "34,00 card"
    And receipt 3 is dated now
    And nobody can change or delete receipt 1
    When Petra puts a float of 50,00 into the drawer
    And Petra closes the day with what the till expects
    Then in the books receipt 2 cancels receipt 1

  @LAW-17
  Scenario: A cancellation in an outage of the TSE
    Given Petra has sold "111" for 34,00 in cash
    And the TSE is off
    When Petra cancels receipt 1 because "Kunde unzufrieden"
    Then receipt 2 refers to receipt 1
    And receipt 2 has the opposite amounts of receipt 1

  @LAW-17
  Scenario: A receipt is cancelled once
    Given Petra has sold "111" for 34,00 in cash
    When Petra cancels receipt 1 because "falsche Zahlart"
    And Petra cancels receipt 1 because "noch einmal"
    Then the till refuses with a word about "storniert"
    And the cash that should be in the drawer is 0,00

  @LAW-18
  Scenario: The way of paying of a finished receipt is final
    Given Petra has sold "111" for 34,00 in cash
    Then the way receipt 1 was paid cannot be changed to card

  @LAW-20
  Scenario: Another price needs a reason
    When Petra tries to enter "111" at 30,00 without a reason
    Then the ticket has 0 lines
    And the till refuses with a word about "Grund"
    When Petra enters "111" at 30,00 because "Modell"
    And Petra takes 30,00 in cash
    Then receipt 1 gives "Modell" as the reason

  @LAW-20
  Scenario: A discount needs a reason and keeps the rates apart
    When Petra enters "101-mittel"
    And Petra enters "601"
    And Petra tries to give 10 % off everything without a reason
    Then 66,50 is still due
    And the till refuses with a word about "Grund"
    When Petra gives 10 % off everything because "Stammkundin"
    Then 59,85 is still due
    When Petra takes 60,00 in cash
    Then its processData is "Beleg^55.80_4.05_0.00_0.00_0.00^59.85:Bar"
    And receipt 1 gives "Stammkundin" as the reason
