Feature: Deposits, no-show fees, accounts, practice and rates

  Background:
    Given the salon is open
    And "petra" is signed in

  @LAW-33
  Scenario: A deposit begins a transaction at once and is settled later
    When Petra enters "801" for 50,00
    Then the TSE has started 1 transaction within 1 second of the first line
    When Petra takes 50,00 in cash
    Then its processData is "Beleg^50.00_0.00_0.00_0.00_0.00^50.00:Bar"
    When Petra enters "134"
    And Petra settles the deposit of receipt 1
    Then 139,00 is still due
    When Petra takes the rest by card
    Then receipt 2 refers to receipt 1
    And receipt 2 is exported as
      | case                 | rate | gross  |
      | Umsatz               | 19   | 189,00 |
      | Anzahlungsaufloesung | 19   | -50,00 |

  @LAW-33
  Scenario: So does a fee for not having come
    When Petra enters "199"
    Then the TSE has started 1 transaction within 1 second of the first line
    When Petra takes 25,00 in cash
    Then its processData is "Beleg^25.00_0.00_0.00_0.00_0.00^25.00:Bar"

  @LAW-33
  Scenario: On account the turnover is today and the money later
    When Petra enters "101-mittel"
    And Petra sells on account to "Hotel Kölner Hof"
    Then receipt 1 is shown
    And its processData is "Beleg^62.00_0.00_0.00_0.00_-62.00^" or "Beleg^62.00_0.00_0.00_0.00_0.00^62.00:Unbar"
    When "Hotel Kölner Hof" pays receipt 1 in cash
    Then receipt 2 refers to receipt 1
    And its processData is "Beleg^0.00_0.00_0.00_0.00_62.00^62.00:Bar" or "Beleg^0.00_0.00_0.00_0.00_0.00^62.00:Bar_-62.00:Unbar"

  @LAW-34
  Scenario: Practice is marked everywhere and counts nowhere
    When Petra begins to practise
    Then the till says that this is practice
    When Petra enters "111"
    And Petra takes 50,00 in cash
    Then receipt 1 is shown
    And a receipt is printed
    And receipt 1 says that it is practice
    And receipt 1 is exported as practice and no turnover
    And the cash that should be in the drawer is 0,00
    When Petra enters "131"
    And Petra takes the rest by card
    Then receipt 2 says that it is practice
    And receipt 2 is exported as practice and no turnover
    And the interim report shows
      | turnover | 0,00 |
    When Petra ends the practice
    And Petra enters "111"
    And Petra takes 34,00 in cash
    Then its processData is "Beleg^34.00_0.00_0.00_0.00_0.00^34.00:Bar"
    And the cash that should be in the drawer is 34,00
    And receipt 3 does not say that it is practice
    When Petra counts the drawer and closes the day
    Then closing 1 says
      | turnover      | 34,00 |
      | gross at 19 % | 34,00 |
      | paid: Bar     | 34,00 |

  @LAW-35
  Scenario: Each item has its rate
    When Petra enters "101-kurz"
    And Petra enters "506"
    And Petra enters "602"
    And Petra enters "601"
    And Petra adds a tip of 3,00 for "lena"
    And Petra takes the rest by card
    Then receipt 1 is exported as
      | case        | rate | gross |
      | Umsatz      | 19   | 52,00 |
      | Umsatz      | 19   | 22,00 |
      | Umsatz      | 19   | 2,50  |
      | Umsatz      | 7    | 4,50  |
      | TrinkgeldAN | 0    | 3,00  |
    And its processData is "Beleg^76.50_4.50_0.00_0.00_3.00^84.00:Unbar"
    And the tax table of receipt 1 is
      | rate | net   | tax   | gross |
      | 19   | 64,29 | 12,21 | 76,50 |
      | 7    | 4,21  | 0,29  | 4,50  |

  @LAW-35 @simulated
  Scenario Outline: The rates are those of the day: <day>
    Given it is the <day>
    And the salon is open
    And "petra" is signed in
    When Petra enters "111"
    And Petra enters "601"
    And Petra takes 40,00 in cash
    Then its processData is "Beleg^34.00_4.50_0.00_0.00_0.00^38.50:Bar"
    And the tax table of receipt 1 is
      | rate      | net          | tax          | gross |
      | <general> | <generalNet> | <generalTax> | 34,00 |
      | <reduced> | <reducedNet> | <reducedTax> | 4,50  |

    Examples:
      | day        | general | generalNet | generalTax | reduced | reducedNet | reducedTax |
      | 2020-12-31 | 16      | 29,31      | 4,69       | 5       | 4,29       | 0,21       |
      | 2021-01-01 | 19      | 28,57      | 5,43       | 7       | 4,21       | 0,29       |

  @LAW-35
  Scenario: A small business owes no VAT, and its receipts say why
    Given the salon is a small business
    And the salon is open
    And "petra" is signed in
    When Petra enters "111"
    And Petra enters "601"
    And Petra takes 40,00 in cash
    Then the receipt shows "§ 19 UStG"
    And the tax table of receipt 1 is
      | rate | net | tax | gross |
    And its processData is "Beleg^0.00_0.00_0.00_0.00_38.50^38.50:Bar"
    When Petra counts the drawer and closes the day
    Then the DSFinV-K export has no findings
