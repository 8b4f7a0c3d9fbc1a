Feature: Tips belong to whom they are given

  Background:
    Given the salon is open
    And "petra" is signed in

  @LAW-32
  Scenario: A tip by card for staff is no turnover and is paid out of the drawer
    When Petra puts a float of 150,00 into the drawer
    And Petra enters "101-mittel"
    And Petra enters "501"
    And Petra enters "601"
    And Petra adds a tip of 5,00 for "lena"
    And Petra takes the rest by card
    Then its processData is "Beleg^78.90_4.50_0.00_0.00_5.00^88.40:Unbar"
    And receipt 1 is exported as
      | case        | rate | gross |
      | Umsatz      | 19   | 62,00 |
      | Umsatz      | 19   | 16,90 |
      | Umsatz      | 7    | 4,50  |
      | TrinkgeldAN | 0    | 5,00  |
    And the receipt's tax table is
      | rate | net   | tax   | gross |
      | 19   | 66,30 | 12,60 | 78,90 |
      | 7    | 4,21  | 0,29  | 4,50  |
    And "lena" is owed 5,00 of tips
    And the interim report shows
      | turnover    | 83,40 |
      | TrinkgeldAN | 5,00  |
    When Petra pays 5,00 of tips out to "lena"
    Then the cash that should be in the drawer is 145,00
    And "lena" is owed 0,00 of tips
    And its processData is "Beleg^0.00_0.00_0.00_0.00_0.00^-5.00:Bar" or "Beleg^0.00_0.00_0.00_0.00_-5.00^-5.00:Bar"

  @LAW-32
  Scenario: "90 including tip" in cash
    When Petra enters "104"
    And Petra makes it 90,00 with the tip for "tomasz"
    And Petra takes 100,00 in cash
    Then receipt 1 is shown with 10,00 change
    And its processData is "Beleg^89.00_0.00_0.00_0.00_1.00^90.00:Bar"
    And "tomasz" is owed 1,00 of tips

  @LAW-32
  Scenario: A tip for the owner is turnover at 19 %
    When Petra enters "111"
    And Petra adds a tip of 6,00 for "petra"
    And Petra takes 40,00 in cash
    Then its processData is "Beleg^40.00_0.00_0.00_0.00_0.00^40.00:Bar"
    And receipt 1 is exported as
      | case        | rate | gross |
      | Umsatz      | 19   | 34,00 |
      | TrinkgeldAG | 19   | 6,00  |
    And "petra" is owed 0,00 of tips
    And the interim report shows
      | turnover | 40,00 |

  @LAW-32
  Scenario: Nobody gets more than was given
    When Petra enters "111"
    And Petra adds a tip of 2,00 for "lena"
    And Petra takes 36,00 in cash
    And Petra tries to pay 2,50 of tips out to "lena"
    Then the cash that should be in the drawer is 36,00
    And "lena" is owed 2,00 of tips
