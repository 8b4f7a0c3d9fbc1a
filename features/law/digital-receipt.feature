Feature: The receipt is offered at once, on paper or to take along on the customer's own telephone

  Background:
    Given the salon is open
    And "lena" is signed in

  @LAW-11
  Scenario: With the customer's consent the receipt is made as a picture behind a link
    When Lena sells "111" for 34,00 in cash
    And the customer wants the receipt digitally
    Then the customer's telephone gets a picture of receipt 1

  @LAW-11
  Scenario: The link cannot be guessed
    When Lena sells "111" for 34,00 in cash
    And the customer wants the receipt digitally
    And Lena sells "112" for 19,00 in cash
    And the customer wants the receipt digitally
    Then nobody can guess the link of a receipt

  @LAW-11
  Scenario: A receipt that nobody has fetched is there all the same, also after a restart of the till
    When Lena sells "111" for 34,00 in cash
    And the customer wants the receipt digitally
    And the POS is switched off and on again
    Then the customer's telephone gets a picture of receipt 1

  @LAW-10
  Scenario: Every sale ends with a receipt that is offered
    When Lena sells "111" for 34,00 in cash
    Then the receipt is offered to the customer
    And a receipt is printed
    When Lena enters "112"
    And Lena enters "501"
    And Lena takes 100,00 in cash
    Then the receipt is offered to the customer
    And the export holds the receipts 1 and 2

  @LAW-10 @F-PRN-OFF
  Scenario: Also when the printer is off
    Given the printer is switched off
    When Lena sells "111" for 34,00 in cash
    Then the receipt is offered to the customer
    When the customer wants the receipt digitally
    Then the customer's telephone gets a picture of receipt 1

  @LAW-10
  Scenario: Also when the TSE is off
    Given the TSE is off
    When Lena sells "111" for 34,00 in cash
    Then the receipt is offered to the customer
    When the customer wants the receipt digitally
    Then the customer's telephone gets a picture of receipt 1
