Feature: The box sells without internet
  All data is stored on the box; the internet is needed for backup upload, update and cloud TSE only.

  Background:
    Given the salon is open
    And "lena" is signed in

  @KS-01
  Scenario: A day without internet
    Given the internet has failed
    When Lena sells for cash through the day
      | article   | amount |
      | 101-kurz  | 52,00  |
      | 111       | 34,00  |
      | 501       | 16,90  |
      | 131       | 48,00  |
      | 601       | 4,50   |
      | 113       | 14,00  |
      | 121-bis-6 | 16,00  |
      | 152       | 14,00  |
    Then 8 receipts are printed
    And the export holds the receipts 1 to 8
    And the cash that should be in the drawer is 199,40
    And the box still holds them after a restart
    When "petra" takes over the till
    And Petra counts the drawer and closes the day
    Then closing 1 holds the receipts 1 to 8
    And closing 1 says
      | turnover   | 199,40 |
      | difference | 0,00   |
    And a Z receipt of closing 1 is printed
    And the DSFinV-K export has no findings

  @KS-01 @simulated
  Scenario: The USB stick signs without internet
    Given the salon uses a TSE stick
    And the salon is open
    And "lena" is signed in
    And the internet has failed
    When Lena sells "111" for 34,00 in cash
    Then the receipt is signed
