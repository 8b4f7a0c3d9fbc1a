Feature: The box survives power cuts and a full disk

  Background:
    Given the salon is open
    And "lena" is signed in

  @KS-10
  Scenario: Power fails right after the receipt was shown
    Given Lena has sold "111" for 34,00 in cash
    When the power of the box fails
    And the power of the box is back
    Then the till is ready again
    And the export holds the receipt 1

  @KS-10
  Scenario: Power fails in the middle of a sale
    Given Lena has sold "111" for 34,00 in cash
    And Lena has entered "112"
    When the power of the box fails
    And the power of the box is back
    Then the till is ready again
    And the export holds the receipt 1
    When Lena finishes or repeats the sale of "112" for 19,00 in cash
    Then the export holds the receipts 1 and 2

  @KS-10 @simulated
  Scenario: Power fails at 200 instants of a sale
    When the power of the box fails at 200 instants of sales, spread over every write and sync
    Then the till is ready again after every one
    And every receipt whose number was shown is in the export
    And every receipt on paper is in the export
    And the receipt numbers have no gap
    And sales went on between the cuts

  @KS-13 @root
  Scenario: A full disk stops new sales before data is lost
    Given the box has a disk of 24 MB
    And the salon is open
    And "lena" is signed in
    And Lena has sold "111" for 34,00 in cash
    When the disk of the box is full
    Then a new sale of "112" is refused with a text that says what to do
    And the export holds the receipt 1

  @KS-13 @root
  Scenario: The running sale can be finished on a full disk
    Given the box has a disk of 24 MB
    And the salon is open
    And "lena" is signed in
    And Lena has entered "111"
    When the disk of the box is full
    And Lena takes 50,00 in cash
    Then receipt 1 is shown with 16,00 change
    And the export holds the receipt 1
