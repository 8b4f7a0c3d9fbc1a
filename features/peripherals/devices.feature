Feature: The page about devices

  Background:
    Given the salon is open
    And "petra" is signed in

  @PH-29
  Scenario: Every device says how it is and when it was last seen
    Given Petra has sold "111" for 34,00 in cash
    When Petra opens the page about devices
    Then every device on it says how it is
    And the page says when the printer was last seen
    And the page says when the TSE was last seen

  @PH-29
  Scenario: The printer is tried by a test print
    When Petra opens the page about devices
    And Petra tries the printer
    Then a test print comes out
    And the test of the printer says that it is fine
    And the TSE has finished 0 sales

  @PH-29
  Scenario: The TSE is tried
    When Petra opens the page about devices
    And Petra tries the TSE
    Then the test of the TSE says that it is fine

  @PH-29 @cube @box
  Scenario: The drawer is tried, and that is kept like every opening
    When Petra opens the page about devices
    And Petra tries the drawer
    Then the drawer was kicked 1 time
    And the test of the drawer says that it is fine

  @PH-29
  Scenario: A printer that is off fails its test with the cause
    Given the printer is switched off
    When Petra opens the page about devices
    And Petra tries the printer
    Then the test of the printer fails with "nicht erreichbar|antwortet nicht"

  @PH-29
  Scenario: A printer is added by hand
    Given Petra opens the page about devices
    And the till looks for the printer at a wrong address
    And Petra tries the printer
    And the test of the printer fails with "nicht erreichbar|antwortet nicht"
    When Petra enters the right address of the printer
    And Petra tries the printer
    Then a test print comes out
    And the test of the printer says that it is fine
