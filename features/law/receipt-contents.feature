Feature: What § 6 KassenSichV asks of a receipt

  Background:
    Given the salon is open
    And "lena" is signed in

  @LAW-01
  Scenario: Name and full address of the business
    When Lena makes out a receipt of every kind
    Then every receipt shows "Salon Musterschnitt"
    And every receipt shows "Petra Beispiel"
    And every receipt shows "Musterallee 12"
    And every receipt shows "10999 Berlin"

  @LAW-02
  Scenario: Date of issue, start and end
    When Lena makes out a receipt of every kind
    Then every receipt shows the date of today
    And every receipt gives beginning and end as the TSE has logged them

  @LAW-02
  Scenario: In an outage the times come from the POS
    Given the TSE is off
    When Lena makes out a receipt of every kind
    Then every receipt shows the date of today
    And every receipt gives beginning and end by the clock of the till

  @LAW-03
  Scenario: Quantity and kind, line by line
    When Lena enters 2 of "501"
    And Lena enters "111"
    And Lena takes 100,00 in cash
    Then the receipt has a line with "Shampoo Feuchtigkeit 250 ml", quantity 2 and 33,80
    And the receipt has a line with "Herrenschnitt mit Waschen", quantity 1 and 34,00
    When Lena enters "112"
    And Lena enters 3 of "601"
    And Lena enters "506"
    And Lena enters "151"
    And Lena enters 2 of "602"
    And Lena takes the rest by card
    Then the paper of receipt 2 has these lines
      | text              | quantity | amount |
      | Maschinenschnitt  | 1        | 19,00  |
      | Frisurenmagazin   | 3        | 13,50  |
      | Rundbürste 33 mm  | 1        | 22,00  |
      | Haarkur           | 1        | 15,00  |
      | Mineralwasser     | 2        | 5,00   |
    When Lena cancels receipt 1 because "Kunde unzufrieden"
    Then the paper of receipt 3 has these lines
      | text                        | quantity | amount |
      | Shampoo Feuchtigkeit 250 ml | 2        | 33,80  |
      | Herrenschnitt mit Waschen   | 1        | 34,00  |

  @LAW-04
  Scenario: The transaction number
    When Lena makes out a receipt of every kind
    Then every receipt carries the transaction number of the TSE

  @LAW-05
  Scenario: Net, tax and rate in a sum per rate, however it is paid, and taken back
    When Lena enters "101-mittel"
    And Lena enters "501"
    And Lena enters "601"
    And Lena takes 100,00 in cash
    Then the receipt's tax table is
      | rate | net   | tax   | gross |
      | 19   | 66,30 | 12,60 | 78,90 |
      | 7    | 4,21  | 0,29  | 4,50  |
    And the receipt's total is 83,40
    When Lena enters "601"
    And Lena enters "111"
    And Lena takes the rest by card
    Then the tax table of receipt 2 is
      | rate | net   | tax  | gross |
      | 19   | 28,57 | 5,43 | 34,00 |
      | 7    | 4,21  | 0,29 | 4,50  |
    When Lena cancels receipt 1 because "Kunde unzufrieden"
    Then the tax table of receipt 3 is
      | rate | net    | tax    | gross  |
      | 19   | -66,30 | -12,60 | -78,90 |
      | 7    | -4,21  | -0,29  | -4,50  |

  @LAW-06
  Scenario: The serial numbers of till and TSE
    When Lena makes out a receipt of every kind
    Then every receipt carries the serial numbers of the till and of the TSE

  @LAW-06
  Scenario: In an outage the serial number of the till is there all the same
    Given the TSE is off
    When Lena makes out a receipt of every kind
    Then every receipt shows the serial number of the till

  @LAW-07
  Scenario: Signature counter and signature
    When Lena makes out a receipt of every kind
    Then every receipt carries signature counter and signature of the TSE

  @LAW-08
  Scenario: Everything reads by eye or from a QR code whose signature is right
    When Lena makes out a receipt of every kind
    Then every receipt can be checked by its QR code, or reads without one
    And it can be read from the picture of the paper
