Feature: Everything is recorded singly and at once, and kept

  Background:
    Given the salon is open
    And "lena" is signed in

  @LAW-09
  Scenario: Each line is stored when it is entered, not when it is paid
    When Lena enters "111"
    Then the server has stored these lines by now
      | text                      | quantity | amount |
      | Herrenschnitt mit Waschen | 1        | 34,00  |
    When Lena enters 2 of "501"
    Then the server has stored these lines by now
      | text                         | quantity | amount |
      | Herrenschnitt mit Waschen    | 1        | 34,00  |
      | Shampoo Feuchtigkeit 250 ml  | 2        | 33,80  |
    When Lena takes 100,00 in cash
    Then receipt 1 holds these lines and no others
      | text                         | quantity | amount |
      | Herrenschnitt mit Waschen    | 1        | 34,00  |
      | Shampoo Feuchtigkeit 250 ml  | 2        | 33,80  |

  @LAW-29
  Scenario: The clean-up deletes nothing fiscal
    Given "petra" is signed in
    And Petra has sold "111" for 34,00 in cash
    And Petra has sold "112" for 19,00 in cash
    When the clean-up is run
    Then the export holds the receipts 1 and 2
    And the TSE export of the till holds all that the TSE has signed
    When Petra counts the drawer and closes the day
    And all of the till’s closings are noted
    And the clean-up is run
    Then the noted closings are as they were
    And the cash that should be in the drawer is 53,00
    And the DSFinV-K export has no findings

  @OPS-06
  Scenario: The journal finds words in any spelling of capitals
    When Lena enters "111"
    And Lena cancels the sale
    Then the journal knows "SALE.CANCELLED"
    And the journal knows "LENA"
    And the journal knows nothing of "Dauerwelle"

  @LAW-15
  Scenario: What was written by hand during a total outage is entered later, and says so
    When Lena enters "111"
    And the sale is marked as handwritten receipt 7 of an hour ago
    And Lena takes 34,00 in cash
    Then receipt 1 says that it is a late entry of paper 7
    And receipt 1 is exported as late entry of paper 7, signed at the time of entry
    When Lena enters "112"
    Then handwritten receipt 7 cannot be entered twice
