Feature: No transaction stays open in the TSE

  Background:
    Given the salon is open
    And "petra" is signed in

  @TSE-06 @F-PWR-BOX
  Scenario: Open transactions are listed, and leftovers of a dead client are closed
    Given Petra has sold "111" for 34,00 in cash
    And a program that died has left a transaction open in the TSE
    When Petra enters "112"
    Then the till lists 2 open transactions
    When the leftovers in the TSE are closed
    Then the till lists 1 open transaction
    And the finished transaction's processType is "Kassenbeleg-V1"
    And its processData begins with "AVBelegabbruch^"
    When Petra takes 50,00 in cash
    Then receipt 2 is signed
    And no transaction of the TSE is open

  @TSE-06 @F-PWR-BOX
  Scenario: What nobody has closed by hand is closed with the day at the latest
    Given Petra has sold "111" for 34,00 in cash
    And a program that died has left a transaction open in the TSE
    When Petra counts the drawer and closes the day
    Then no transaction of the TSE is open
    And the DSFinV-K export has no findings

  @TSE-06 @F-PWR-BOX @box
  Scenario: The power fails in a sale, and the sale is given up
    Given Petra has entered "111"
    When the power of the box fails
    And the power of the box is back
    And the till is ready again
    Then the till lists 1 open transaction
    When Petra enters "112"
    And Petra cancels the sale
    Then no transaction of the TSE is open
    And its processData begins with "AVBelegabbruch^"

  @TSE-05 @F-BRW-CLOSE
  Scenario: The tab is closed in a sale, and the sale is given up in a new one
    Given Petra has entered "111"
    When the tab is closed in the middle of the sale
    And "petra" takes up the open sale in a new tab
    And Petra cancels the sale
    Then no transaction of the TSE is open
    And its processData begins with "AVBelegabbruch^"
    And the export holds no receipt
