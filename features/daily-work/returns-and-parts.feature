Feature: Goods come back, and a bill is paid in parts

  Background:
    Given the salon is open
    And "petra" is signed in

  @OPS-08
  Scenario: Goods come back for money
    Given Petra has sold "501" for 16,90 in cash
    When Petra takes line 1 of receipt 1 back
    Then the customer gets 16,90
    When Petra pays the customer in cash
    Then receipt 2 refers to receipt 1
    And its processData is "Beleg^-16.90_0.00_0.00_0.00_0.00^-16.90:Bar"
    And the cash that should be in the drawer is 0,00

  @OPS-08
  Scenario: Goods come back for a complaint voucher
    Given Petra has sold "501" for 16,90 in cash
    When Petra takes line 1 of receipt 1 back for a complaint voucher
    Then receipt 2 is shown
    And the customer holds a voucher, called "R"
    And 16,90 is left on "R"
    And its processData is "Beleg^-16.90_0.00_0.00_0.00_16.90^"
    And the cash that should be in the drawer is 16,90
    When Petra enters "111"
    And Petra redeems "R"
    Then 17,10 is still due

  @TSE-04 @LAW-22
  Scenario: Part in cash, the rest by card
    When Petra enters "101-mittel"
    And Petra lets the customer pay 20,00 of it with notes
    Then 42,00 is still due
    And the cash that should be in the drawer is 20,00
    And no receipt number is shown
    When Petra takes the rest by card
    Then receipt 1 was paid "20,00 cash and 42,00 card"
    And its processData is "Beleg^62.00_0.00_0.00_0.00_0.00^20.00:Bar_42.00:Unbar"
    And the cash that should be in the drawer is 20,00

  @CK-03 @TSE-04 @browser
  Scenario: At the page: voucher, tip, part and cancellation
    When Petra enters "101-mittel"
    And Petra makes it 65,00 with the tip for "lena"
    And Petra lets the customer pay 20,00 of it with notes
    Then 45,00 is still due
    When Petra takes the rest by card
    Then receipt 1 is shown
    And its processData is "Beleg^62.00_0.00_0.00_0.00_3.00^20.00:Bar_45.00:Unbar"
