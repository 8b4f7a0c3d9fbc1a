Feature: A cloud till that goes beyond its limit

  The plain cloud till opens no drawer (PH-17). A till that can do better kicks it with the print job of its page, and only
  after somebody has switched that on.

  Background:
    Given the salon is open
    And "petra" is signed in

  @PH-18 @cloud
  Scenario: The kick goes inside the ePOS job, and can be switched off
    When Petra sells "111" for 34,00 in cash
    Then the drawer was kicked 0 times
    When Petra lets the page kick the drawer
    And Petra sells "112" for 19,00 in cash
    Then the drawer was kicked 1 time
    And the kick came inside an ePOS job
    And the drawer is open
    When Petra forbids the page to kick the drawer
    And Petra sells "111" for 34,00 in cash
    Then the drawer was kicked 1 time

  @PH-18 @cloud
  Scenario: A copy does not open the drawer
    Given Petra lets the page kick the drawer
    And Petra has sold "111" for 34,00 in cash
    And the drawer was kicked 1 time
    When Petra prints the receipt again
    Then 2 receipts are printed
    And the drawer was kicked 1 time
