Feature: Amounts are entered with comma or point, and nothing else gets through

  Background:
    Given the salon is open
    And "lena" is signed in

  @OPS-02
  Scenario Outline: "<typed>" is understood
    Given Lena has entered "112"
    When Lena takes <typed> in cash
    Then receipt 1 is shown with <change> change

    Examples:
      | typed | change |
      | 19    | 0,00   |
      | 19,00 | 0,00   |
      | 19.00 | 0,00   |
      | 20,5  | 1,50   |
      | 50    | 31,00  |

  @OPS-02
  Scenario Outline: "<typed>" is refused and harms nothing
    Given Lena has entered "112"
    When Lena takes <typed> in cash
    Then no receipt number is shown
    And the ticket has 1 line
    And the till says what an amount looks like
    When Lena takes 19,00 in cash
    Then receipt 1 is shown with 0,00 change

    Examples:
      | typed        |
      | 1.900,00     |
      | 19,000       |
      | 19-          |
      | -19,00       |
      | 1e3          |
      | neunzehn     |
      | 19;DROP      |
      | 19,00,00     |
      | ٣٤           |
