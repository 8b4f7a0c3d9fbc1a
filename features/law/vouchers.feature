Feature: Vouchers of both kinds

  Background:
    Given the salon is open
    And "petra" is signed in

  @LAW-30
  Scenario: A single-purpose voucher is taxed when it is sold
    When Petra sells voucher "701" of 50,00 as "A"
    Then the receipt's tax table is
      | rate | net   | tax  | gross |
      | 19   | 42,02 | 7,98 | 50,00 |
    And the receipt shows "Einzweckgutschein"
    And its processData is "Beleg^50.00_0.00_0.00_0.00_0.00^50.00:Bar"
    And the interim report shows
      | turnover | 50,00 |
    When Petra enters "101-mittel"
    And Petra redeems "A"
    Then 12,00 is still due
    When Petra takes 12,00 in cash
    Then its processData is "Beleg^12.00_0.00_0.00_0.00_0.00^12.00:Bar"
    And the tax table of receipt 2 is
      | rate | net   | tax  | gross |
      | 19   | 10,08 | 1,92 | 12,00 |
    And the interim report shows
      | turnover     | 62,00 |
      | gross at 19 % | 62,00 |
    And receipt 2 is exported as
      | case                        | rate | gross  |
      | Umsatz                      | 19   | 62,00  |
      | EinzweckgutscheinEinloesung | 19   | -50,00 |

  @LAW-30
  Scenario: A multi-purpose voucher is taxed when it is redeemed
    When Petra sells voucher "702-50" as "B"
    Then the receipt shows "Mehrzweckgutschein"
    And the receipt's tax table is
      | rate | net | tax | gross |
    And the interim report shows
      | turnover | 0,00 |
    And its processData is "Beleg^0.00_0.00_0.00_0.00_50.00^50.00:Bar"
    When Petra enters "101-mittel"
    And Petra redeems "B"
    And Petra takes 12,00 in cash
    Then its processData is "Beleg^62.00_0.00_0.00_0.00_-50.00^12.00:Bar"
    And the tax table of receipt 2 is
      | rate | net   | tax  | gross |
      | 19   | 52,10 | 9,90 | 62,00 |
    And the interim report shows
      | turnover | 62,00 |
    And receipt 2 is exported as
      | case                         | rate | gross  |
      | Umsatz                       | 19   | 62,00  |
      | MehrzweckgutscheinEinloesung | 0    | -50,00 |

  @LAW-31
  Scenario: A part is redeemed, the rest is kept
    Given Petra has sold voucher "702-50" as "B"
    When Petra enters "111"
    And Petra redeems "B"
    Then receipt 2 is shown
    And 16,00 is left on "B"

  @LAW-31
  Scenario: Several vouchers pay for one sale, each by a part
    Given Petra has sold voucher "702-25" as "B"
    And Petra has sold voucher "702-50" as "C"
    When Petra enters "101-mittel"
    And Petra redeems "B"
    And Petra redeems 30,00 of "C"
    Then 7,00 is still due
    When Petra takes 7,00 in cash
    Then receipt 3 is shown
    And 0,00 is left on "B"
    And 20,00 is left on "C"

  @LAW-31
  Scenario: What one sale has set aside nobody else can redeem
    Given Petra has sold voucher "702-25" as "B"
    When Petra enters "111"
    And Petra redeems "B"
    And Petra tries to redeem "B"
    Then 9,00 is still due
    And the till refuses with a word about "Gutschein"

  @LAW-31 @F-ACK-LOST
  Scenario: A lost answer redeems nothing twice
    Given Petra has sold voucher "702-50" as "B"
    When Petra enters "101-mittel"
    And the next answer of the server gets lost
    And Petra redeems 20,00 of "B"
    Then 42,00 is still due
    And 30,00 is left on "B"

  @LAW-31
  Scenario: A kind that is no longer sold can still be redeemed
    Given Petra has sold voucher "701" of 20,00 as "A"
    When voucher kind "701" is no longer sold
    And Petra enters "111"
    And Petra redeems "A"
    Then 14,00 is still due

  @LAW-31
  Scenario: What a cancelled sale had taken is on the voucher again, and a cancelled voucher pays for nothing
    Given Petra has sold voucher "702-50" as "B"
    When Petra enters "111"
    And Petra redeems "B"
    Then 16,00 is left on "B"
    When Petra cancels receipt 2 because "falsch gebucht"
    Then 50,00 is left on "B"
    When Petra cancels receipt 1 because "Kunde zurückgetreten"
    Then receipt 4 is shown
    When Petra enters "111"
    And Petra tries to redeem "B"
    Then 34,00 is still due

  @LAW-31
  Scenario: A number that nobody issued pays for nothing
    When Petra enters "111"
    And Petra tries to redeem "7K3M-Q9XT-F"
    Then 34,00 is still due
    And the till refuses with a word about "Gutschein"

  @LAW-31
  Scenario: A prepaid series is used up cut by cut
    Given Petra has sold voucher "704" as "P"
    When Petra enters "111"
    And Petra redeems "P"
    Then receipt 2 is shown
    And 122,40 is left on "P"
