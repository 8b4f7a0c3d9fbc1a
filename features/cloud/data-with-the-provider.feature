Feature: The cloud till keeps its data with the provider
  The browser holds a session and drafts, nothing more. Without internet there is no till.

  Background:
    Given the salon is open
    And "lena" is signed in

  @CK-01
  Scenario: A wiped browser loses no receipt
    Given Lena has sold "111" for 34,00 in cash
    And Lena has sold "112" for 19,00 in cash
    When the browser's storage is wiped
    And "petra" signs in on another device
    Then the export holds the receipts 1 and 2

  @CK-05
  Scenario: Without internet the till says so and takes no payment
    Given Lena has entered "111"
    When the internet fails
    Then within 5 seconds the till says that there is no connection
    And the pay button is off
    And no receipt number is shown

  @CK-05
  Scenario: A payment that was on its way when the internet failed is not shown as finished
    Given Lena has entered "111"
    When the internet fails
    And Lena tries to take 50,00 in cash
    Then no receipt number is shown
    And no receipt is printed
    And the server has stored no receipt

  @CK-05
  Scenario: The sale goes on when the internet is back
    Given Lena has entered "111"
    And the internet has failed
    When the internet is back
    Then within 30 seconds the pay button is on
    And the ticket has 1 line
    When Lena takes 50,00 in cash
    Then receipt 1 is shown with 16,00 change

  @CK-07
  Scenario: A lost answer to the payment makes one receipt
    Given Lena has entered "111"
    When the next answer of the server gets lost
    And Lena takes 50,00 in cash
    And Lena presses pay again where the till lets her
    Then receipt 1 is shown with 16,00 change
    And the export holds the receipt 1
    And the TSE has finished 1 sale

  @CK-07
  Scenario: Pressing "pay" twice makes one receipt
    Given Lena has entered "111"
    When Lena takes 50,00 in cash, pressing pay twice
    Then the export holds the receipt 1
    And the TSE has finished 1 sale
