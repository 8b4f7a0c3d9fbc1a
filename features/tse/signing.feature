Feature: Every sale is secured by the TSE from its first line

  Background:
    Given the salon is open
    And "lena" is signed in

  @TSE-01
  Scenario: A cloud till refuses a TSE stick
    When "petra" tries to choose a TSE stick in the settings
    Then the choice is refused
    And the TSE in use is "cloud"

  @TSE-03
  Scenario: The transaction starts with the first line, not at payment
    When Lena enters "111"
    Then the TSE has started 1 transaction within 1 second of the first line
    And the TSE has finished 0 sales
    When 10 minutes pass while the hair is cut
    And Lena takes 50,00 in cash
    Then the receipt's start time is that of the first line
    And the receipt's end time is that of the payment

  @TSE-03 @simulated
  Scenario: A slow TSE does not hold up the next line
    Given every answer of the TSE takes 30 seconds
    When Lena enters "111"
    And Lena enters "501"
    Then both lines were on the ticket within 6 seconds

  @TSE-04
  Scenario: What is signed is what was sold
    When Lena enters "101-mittel"
    And Lena enters "501"
    And Lena enters "601"
    And Lena takes 100,00 in cash
    Then the finished transaction's processType is "Kassenbeleg-V1"
    And its processData is "Beleg^78.90_4.50_0.00_0.00_0.00^83.40:Bar"
    And the sums of the receipt are the same

  @TSE-19
  Scenario: Store and TSE log agree without a gap
    When Lena sells "111" for 34,00 in cash
    And Lena enters "112"
    And Lena cancels the sale
    And Lena sells "501" for 16,90 in cash
    Then every transaction in the TSE log belongs to a receipt or an abandoned sale
    And transaction numbers and signature counters have no gap
    And every signature of the TSE log is right

  @TSE-05
  Scenario: An abandoned sale is finished as such
    When Lena enters "111"
    And Lena enters "501"
    And Lena cancels the sale
    Then the finished transaction's processType is "Kassenbeleg-V1"
    And its processData begins with "AVBelegabbruch^"
    And no transaction of the TSE is open
    And the export holds no receipt

  @TSE-12
  Scenario: A lost answer of the TSE makes no second transaction
    Given Lena has entered "111"
    And the TSE signs the payment and its answer gets lost
    When Lena takes 50,00 in cash
    Then receipt 1 is shown with 16,00 change
    And the TSE has finished 1 sale
    And no transaction of the TSE is open

  @TSE-21
  Scenario: A receipt of a test TSE says that it is not valid
    When Lena sells "111" for 34,00 in cash
    Then receipt 1 says that it is not valid
