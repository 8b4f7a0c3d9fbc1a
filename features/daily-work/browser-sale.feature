Feature: A sale at the page, in a real browser
  Live physics opens the page in Chromium; simulated physics drives the page's own client without a screen.

  Background:
    Given the salon is open
    And "lena" is signed in

  @CK-03 @browser
  Scenario: A clean browser profile sells, nothing has to be installed
    When Lena enters "101-mittel"
    And Lena enters "501"
    And Lena takes 100,00 in cash
    Then receipt 1 is shown with 21,10 change
    And a receipt is printed
    And the receipt shows "Shampoo Feuchtigkeit 250 ml"
    And its signature verifies with the public key of the TSE

  @PH-19 @OPS-02 @browser @box
  Scenario: The box sells at its page, with paper, change and drawer
    When Lena enters "111"
    And Lena takes 40.5 in cash
    Then receipt 1 is shown with 6,50 change
    And a receipt is printed
    And the drawer was kicked 1 time
    And its signature verifies with the public key of the TSE
