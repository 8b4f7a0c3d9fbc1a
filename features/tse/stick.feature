Feature: A stick that tests itself, loses its time or is pulled does not stop the salon

  @TSE-13 @F-TSE-SELFTEST @box
  Scenario: Who comes while the stick tests itself is served, and the next one gets a signature
    Given the salon uses a TSE stick
    And the stick has to test itself for 15 seconds at the start
    And the salon is open
    And "lena" is signed in
    When Lena sells "111" for 34,00 in cash
    Then receipt 1 is shown
    And the sale took less than 6 seconds
    And the receipt says that the TSE has failed
    And the cause of the outage is "self-test"
    When the till has noticed it
    And Lena sells "112" for 19,00 in cash
    Then receipt 2 is signed

  @TSE-13 @F-TSE-SELFTEST @simulated @box
  Scenario: Two minutes of self-test at the start block nobody
    Given the salon uses a TSE stick
    And the stick has to test itself for 120 seconds at the start
    And the salon is open
    And "lena" is signed in
    When Lena sells "111" for 34,00 in cash
    Then receipt 1 is shown
    And the sale took less than 6 seconds
    And the receipt says that the TSE has failed
    And the cause of the outage is "self-test"
    When 150 seconds pass
    And the till has noticed it
    And Lena sells "112" for 19,00 in cash
    Then receipt 2 is signed

  @TSE-13 @F-TSE-SELFTEST @simulated @box
  Scenario: A self-test that comes due while nobody sells is made before the next customer
    Given the salon uses a TSE stick
    And the salon is open
    And "lena" is signed in
    And Lena has sold "111" for 34,00 in cash
    When a self-test of 120 seconds comes due
    And 150 seconds pass
    And the till has noticed it
    And Lena sells "112" for 19,00 in cash
    Then receipt 2 is signed
    And the sale took less than 3 seconds

  @TSE-14 @TSE-07 @F-TSE-UNPLUG @box
  Scenario: A stick that was pulled and plugged in again is used again without a restart
    Given the salon uses a TSE stick
    And the salon is open
    And "lena" is signed in
    And Lena has sold "111" for 34,00 in cash
    When the TSE stick is pulled out
    And Lena sells "112" for 19,00 in cash
    Then receipt 2 is shown
    And the receipt says that the TSE has failed
    When the TSE is back
    And the till has noticed it
    And Lena sells "111" for 34,00 in cash
    Then receipt 3 is signed
    And no transaction of the TSE is open

  @TSE-14 @TSE-05 @F-TSE-UNPLUG @box
  Scenario: Pulled in the middle of a sale
    Given the salon uses a TSE stick
    And the salon is open
    And "lena" is signed in
    And Lena has entered "111"
    And the TSE stick is pulled out
    When Lena takes 50,00 in cash
    Then receipt 1 is shown
    And the receipt says that the TSE has failed
    When the TSE is back
    And the till has noticed it
    Then no transaction of the TSE is open
    And receipt 1 is still marked as unsigned in the export
