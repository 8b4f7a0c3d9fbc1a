Feature: The cash drawer

  Background:
    Given the salon is open
    And "lena" is signed in

  @PH-17 @cloud
  Scenario: The plain cloud till opens no drawer and says so
    When Lena sells "111" for 34,00 in cash
    Then no kick reached the drawer
    And the till says that the drawer opens by key

  @PH-19
  Scenario: The drawer opens once after a cash sale
    When Lena enters "111"
    Then the drawer was kicked 0 times
    When Lena takes 50,00 in cash
    Then receipt 1 is shown with 16,00 change
    And the drawer was kicked 1 time
    And the drawer is open

  @PH-19
  Scenario: An abandoned sale does not open the drawer
    When Lena enters "111"
    And Lena cancels the sale
    Then the drawer was kicked 0 times

  @PH-19
  Scenario: A jammed drawer leaves the sale finished
    Given the drawer is jammed
    When Lena sells "111" for 34,00 in cash
    Then receipt 1 is shown
    And the export holds the receipt 1
    And within 10 seconds the till offers to open the drawer again

  @PH-19
  Scenario: A lost answer from the printer does not open the drawer twice
    Given the printer's next answer gets lost
    When Lena sells "111" for 34,00 in cash
    Then receipt 1 is shown
    And the drawer was kicked 1 time
