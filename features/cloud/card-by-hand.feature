Feature: Cards at the plain cloud till

  Background:
    Given the salon is open
    And "lena" is signed in
    And Lena has entered "111"

  @PH-09 @browser
  Scenario: The amount is shown large, and recorded when the cashier confirms the approval
    When Lena asks for card payment
    Then the amount "34,00" stands large on the screen
    And no card payment is recorded
    When the customer pays 34,00 at the terminal itself
    And Lena confirms that the terminal has approved
    Then the card payment is finished as receipt 1
    And the card payment of 34,00 is recorded as manual

  @PH-09
  Scenario: What the terminal did not approve is not recorded
    When Lena asks for card payment
    And Lena chooses another way to pay
    Then no card payment is recorded
    When Lena takes 34,00 in cash
    Then receipt 1 is shown

  @PH-10
  Scenario: The typed sum of the terminal is the same
    When Lena asks for card payment
    And the customer pays 34,00 at the terminal itself
    And Lena confirms that the terminal has approved
    Then the card payment is finished as receipt 1
    When "petra" signs in at the same till
    And Petra types 34,00 as the sum of the terminal
    Then the sums of terminal and till are equal

  @PH-10
  Scenario: A difference between terminal and till is shown
    When Lena asks for card payment
    And the customer pays 34,00 at the terminal itself
    And Lena confirms that the terminal has approved
    Then the card payment is finished as receipt 1
    When "petra" signs in at the same till
    And Petra types 0,34 as the sum of the terminal
    Then the till shows a difference of 33,66 between terminal and till
