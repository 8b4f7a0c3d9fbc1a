@LAW-26
Feature: The log of the TSE is handed out at once, and nothing is missing in it

  Background:
    Given the salon is open
    And "petra" is signed in

  Scenario: After some sales
    When Petra sells "111" for 34,00 in cash
    And Petra sells "112" for 19,00 in cash
    Then the TSE export has no findings
    And the TSE export of the till holds all that the TSE has signed

  Scenario: With an abandoned sale
    When Petra sells "111" for 34,00 in cash
    And Petra enters "112"
    And Petra cancels the sale
    Then the TSE export has no findings
    And the TSE export of the till holds all that the TSE has signed

  Scenario: Right after the closing, whatever the till itself is taking from its TSE
    When Petra sells "111" for 34,00 in cash
    And Petra counts the drawer and closes the day
    Then the TSE export of the till holds all that the TSE has signed

  Scenario: Also of a TSE that is no longer in use
    Given Petra has sold "111" for 34,00 in cash
    When a new TSE is bought and the change to it is begun
    And the change is led to its end
    And Petra sells "112" for 19,00 in cash
    Then the till says that the old TSE is no longer in use
    And the export of the old TSE holds all that it has signed
    And the export of the new TSE holds all that it has signed

  Scenario: After an outage
    Given the TSE is off
    And Petra has sold "111" for 34,00 in cash
    When the TSE is back
    And the till has noticed it
    And Petra sells "112" for 19,00 in cash
    Then the TSE export has no findings
    And the TSE export of the till holds all that the TSE has signed
