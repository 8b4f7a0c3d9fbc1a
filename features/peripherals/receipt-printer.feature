Feature: Receipts on paper

  Background:
    Given the salon is open
    And "lena" is signed in

  @PH-01 @browser
  Scenario: The browser prints on the ePOS printer by itself
    When Lena sells "111" for 34,00 in cash
    Then a receipt is printed
    And it was printed by ePOS-Print from the till's device
    And no device was reached from the POS server

  @PH-06 @LAW-14
  Scenario: A printer that is off neither undoes nor blocks a sale
    Given the printer is switched off
    When Lena sells "111" for 34,00 in cash
    Then receipt 1 is shown
    And the till says that the receipt was not printed and is safe
    And the export holds the receipt 1
    When Lena sells "112" for 19,00 in cash
    Then receipt 2 is shown

  @PH-06
  Scenario: The receipt can be printed again when the printer is back
    Given the printer is switched off
    And Lena has sold "111" for 34,00 in cash
    When the printer is switched on
    And Lena prints the receipt again
    Then a receipt is printed
    And the receipt shows "34,00"
    And the TSE has finished 1 sale

  @PH-06
  Scenario: The receipt is offered as a QR code while the printer is off
    Given the printer is switched off
    When Lena sells "111" for 34,00 in cash
    Then the till offers the receipt as a QR code

  @PH-08
  Scenario Outline: Umlauts, ß and € print right on <mm> mm paper
    Given the salon prints on <mm> mm paper
    And the salon is open
    And "lena" is signed in
    When Lena enters "101-kurz"
    And Lena enters "135"
    And Lena enters "506"
    And Lena takes 150,00 in cash
    Then the receipt shows "Waschen, Schneiden, Föhnen"
    And the receipt shows "Tönung"
    And the receipt shows "Rundbürste"
    And the receipt shows "€"
    And no line of the receipt is longer than <columns> columns
    And the printer met no unknown byte

    Examples:
      | mm | columns |
      | 80 | 48      |
      | 58 | 32      |

  @PH-04
  Scenario: Nobody knows whether it was printed
    Given the printer's next answer gets lost
    When Lena sells "111" for 34,00 in cash
    Then receipt 1 is shown
    And the till says that it is not known whether the receipt was printed
    When the printer can be reached again
    And Lena prints the receipt again
    Then 2 receipts are printed
    And the receipt shows "KOPIE"

  @PH-05
  Scenario Outline: The till says why it could not print: <what>
    Given the printer <what>
    When Lena sells "111" for 34,00 in cash
    Then receipt 1 is shown
    And the till says of the paper: "<words>"

    Examples:
      | what                | words                              |
      | has no paper        | Papier                             |
      | has its cover open  | Deckel                             |
      | is offline          | nicht bereit                       |
      | is switched off now | nicht erreichbar\|antwortet nicht |

  @PH-05
  Scenario: Paper that runs low is mentioned once per roll
    Given the paper in the printer is nearly used up
    When Lena sells "111" for 34,00 in cash
    Then receipt 1 is shown
    And the till mentions that the paper runs low
    When Lena has read that
    And Lena sells "112" for 19,00 in cash
    Then the till does not mention the paper
    When somebody puts a new roll in
    And Lena sells "111" for 34,00 in cash
    And the paper in the printer is nearly used up
    And Lena sells "112" for 19,00 in cash
    Then the till mentions that the paper runs low

  @PH-07
  Scenario: A reprint is a copy, and no new sale
    Given Lena has sold "111" for 34,00 in cash
    When Lena prints the receipt again
    Then 2 receipts are printed
    And the receipt shows "KOPIE"
    And the receipt shows "Beleg 1"
    And the TSE has finished 1 sale
    And the export holds the receipt 1

  @PH-30
  Scenario: A printer that takes everything and answers nothing does not hold up the next customer
    Given the printer accepts connections and never answers
    When Lena sells "111" for 34,00 in cash
    Then receipt 1 is shown
    When Lena sells "112" for 19,00 in cash
    Then receipt 2 is shown
    And the sale took less than 5 seconds
