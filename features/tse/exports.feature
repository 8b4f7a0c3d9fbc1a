Feature: The till takes its TSE's log out every day and checks it

  Background:
    Given the salon is open
    And "petra" is signed in

  @TSE-18
  Scenario: An export is taken and found good
    Given Petra has sold "111" for 34,00 in cash
    And Petra has sold "112" for 19,00 in cash
    When a TSE export is taken
    Then the till has checked an export and found it good
    When Petra sells "111" for 34,00 in cash
    And a TSE export is taken
    Then the till has checked an export and found it good
    And the till does not warn

  @TSE-18
  Scenario: An export is taken with the daily closing, without anybody asking for it
    Given Petra has sold "111" for 34,00 in cash
    When Petra counts the drawer and closes the day
    Then the till has checked an export and found it good

  @TSE-18 @F-TSE-WRITEONLY
  Scenario: A TSE that confirms everything and keeps nothing is found with the daily closing
    Given Petra has sold "111" for 34,00 in cash
    And the TSE keeps nothing from now on
    And Petra has sold "112" for 19,00 in cash
    When Petra counts the drawer and closes the day
    Then the till has found that the TSE does not give out what it signed
    And the till warns of "TSE"

  @TSE-18 @F-TSE-WRITEONLY
  Scenario: A check by hand finds it at once
    Given Petra has sold "111" for 34,00 in cash
    And the TSE keeps nothing from now on
    And Petra has sold "112" for 19,00 in cash
    When a TSE export is taken
    Then the till has found that the TSE does not give out what it signed

  @TSE-18
  Scenario: A signature that is no longer right is found with the daily closing
    Given Petra has sold "111" for 34,00 in cash
    And a signature in the log of the TSE is damaged
    When a TSE export is taken
    Then the till has found that the TSE does not give out what it signed

  @TSE-18 @F-TSE-SLOW @simulated
  Scenario: An export of ten minutes does not stop selling
    Given Petra has sold "111" for 34,00 in cash
    And an export of the TSE takes 10 minutes
    When a TSE export is taken
    And 30 seconds pass
    And Petra sells "112" for 19,00 in cash
    Then receipt 2 is signed
    And the sale took less than 3 seconds
    And the export is still running
    When 25 minutes pass
    Then the till has checked an export and found it good

  @TSE-18 @F-TSE-SLOW @simulated @box
  Scenario: An export of ten minutes from a stick makes way for a sale
    Given the salon uses a TSE stick
    And the salon is open
    And "petra" is signed in
    And Petra has sold "111" for 34,00 in cash
    And an export of the TSE takes 10 minutes
    When a TSE export is taken
    And 30 seconds pass
    And Petra sells "112" for 19,00 in cash
    Then receipt 2 is signed
    And the sale took less than 3 seconds
    And the export is still running
    When 25 minutes pass
    Then the till has checked an export and found it good

  @TSE-19
  Scenario: What the till stored and what its TSE gives out agree without a gap, also across an outage
    Given Petra has sold "111" for 34,00 in cash
    And the TSE is off
    And Petra has sold "112" for 19,00 in cash
    When the TSE is back
    And the till has noticed it
    And Petra sells "501" for 16,90 in cash
    And a TSE export is taken
    Then the till has checked an export and found it good
    And the export of the POS holds every signature of its receipts
    And transaction numbers and signature counters have no gap
