Feature: A TSE that fails does not stop the salon, and nothing hides it

  Background:
    Given the salon is open
    And "lena" is signed in

  @TSE-07 @LAW-13
  Scenario: Selling goes on while the TSE is off
    Given the TSE is off
    When Lena makes out a receipt of every kind
    Then every receipt says that the TSE has failed
    And no receipt shows a transaction number, signature counter or signature
    And every receipt gives beginning and end by the clock of the till
    When the TSE is back
    And the till has noticed it
    And Lena makes out a receipt of every kind
    Then no receipt says that the TSE has failed
    And every receipt carries the transaction number of the TSE

  @TSE-07
  Scenario: The TSE fails in the middle of a sale
    Given Lena has entered "111"
    And the TSE is off
    When Lena takes 50,00 in cash
    Then receipt 1 is shown
    And the receipt says that the TSE has failed

  @TSE-07 @simulated @box
  Scenario: The stick is pulled out
    Given the salon uses a TSE stick
    And the salon is open
    And "lena" is signed in
    And the TSE stick is pulled out
    When Lena sells "111" for 34,00 in cash
    Then receipt 1 is shown
    And the receipt says that the TSE has failed

  @TSE-09
  Scenario: Nothing is signed afterwards
    Given the TSE is off
    And Lena has sold "111" for 34,00 in cash
    When the TSE is back
    And the till has noticed it
    And Lena sells "112" for 19,00 in cash
    Then receipt 1 is still marked as unsigned in the export
    And receipt 2 is signed
    And the TSE log holds no transaction with the sum of receipt 1

  @TSE-09 @TSE-06
  Scenario: Nor is what was begun before the TSE failed
    Given Lena has entered "111"
    And the TSE is off
    When Lena takes 50,00 in cash
    Then receipt 1 is shown
    When the TSE is back
    And the till has noticed it
    Then no transaction of the TSE is open
    And receipt 1 is still marked as unsigned in the export
    And the TSE log holds no transaction with the sum of receipt 1

  @TSE-08
  Scenario: The outage is recorded with its beginning, its end and its cause
    Given Lena has sold "112" for 19,00 in cash
    And the TSE is off
    And Lena has sold "111" for 34,00 in cash
    When 10 minutes pass in the outage
    And the TSE is back
    And the till has noticed it
    Then the list of outages has 1 entry with beginning, end and cause
    And the last outage lasted from then on until the TSE was back
    When the TSE is off
    And Lena sells "111" for 34,00 in cash
    And the TSE is back
    And the till has noticed it
    Then the list of outages has 2 entries with beginning, end and cause
    And the last outage lasted from then on until the TSE was back

  @TSE-10
  Scenario: A slow TSE does not stop the queue
    Given every answer of the TSE takes 30 seconds
    When Lena enters "111"
    And Lena takes 50,00 in cash
    Then receipt 1 is shown with 16,00 change
    And the payment took less than 6 seconds
    And the receipt says that the TSE has failed
