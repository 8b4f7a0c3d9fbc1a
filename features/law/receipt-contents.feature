Feature: What § 6 KassenSichV asks of a receipt

  Background:
    Given the salon is open
    And "lena" is signed in

  @LAW-01
  Scenario: Name and full address of the business
    When Lena sells "111" for 34,00 in cash
    Then the receipt shows "Salon Musterschnitt"
    And the receipt shows "Petra Beispiel"
    And the receipt shows "Musterallee 12"
    And the receipt shows "10999 Berlin"

  @LAW-02
  Scenario: Date of issue, start and end
    When Lena enters "111"
    And 25 minutes pass while the hair is cut
    And Lena takes 34,00 in cash
    Then the receipt shows the date of today
    And the receipt's start and end are those of the TSE log

  @LAW-02
  Scenario: In an outage the times come from the POS
    Given the TSE is off
    When Lena sells "111" for 34,00 in cash
    Then the receipt shows the date of today
    And the receipt's times come from the POS clock

  @LAW-03
  Scenario: Quantity and kind, line by line
    When Lena enters 2 of "501"
    And Lena enters "111"
    And Lena takes 100,00 in cash
    Then the receipt has a line with "Shampoo Feuchtigkeit 250 ml", quantity 2 and 33,80
    And the receipt has a line with "Herrenschnitt mit Waschen", quantity 1 and 34,00

  @LAW-04 @LAW-06 @LAW-07
  Scenario: Transaction number, serial numbers, signature and counter
    When Lena sells "111" for 34,00 in cash
    Then the transaction number on the receipt is that of the TSE log
    And the serial number of the till on the receipt is the client of the TSE log
    And the serial number of the TSE on the receipt is the hash of its public key
    And signature counter and signature on the receipt are those of the TSE log

  @LAW-05
  Scenario: Net, tax and rate in a sum per rate
    When Lena enters "101-mittel"
    And Lena enters "501"
    And Lena enters "601"
    And Lena takes 100,00 in cash
    Then the receipt's tax table is
      | rate | net   | tax   | gross |
      | 19   | 66,30 | 12,60 | 78,90 |
      | 7    | 4,21  | 0,29  | 4,50  |
    And the receipt's total is 83,40

  @LAW-08
  Scenario: The QR code decodes and its signature is right
    When Lena sells "111" for 34,00 in cash
    Then the receipt has a QR code of 12 fields
    And it can be read from the picture of the paper
    And its signature verifies with the public key of the TSE
