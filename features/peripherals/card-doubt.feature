Feature: Card payments whose result is lost

  Background:
    Given the salon is open
    And "lena" is signed in
    And Lena has entered "111"

  @PH-13 @F-EC-LOSTRES
  Scenario: The cable is pulled before the result: the terminal is asked before anybody pays again
    Given the terminal's cable is pulled before the result is told
    When Lena asks for card payment
    And the customer taps the card
    Then the payment is unclear
    And nothing can be paid by card until the terminal has answered
    When the terminal's cable is plugged in again
    Then the payment counts as not paid
    And no card was charged
    When Lena asks for card payment
    And the customer taps the card
    Then the card payment is finished as receipt 1
    And the card was charged 34,00 once

  @PH-13 @F-EC-LOSTRES
  Scenario: The cable is pulled after the approval: the paid sale is not dropped
    Given the terminal's cable is pulled after the result is told
    When Lena asks for card payment
    And the customer taps the card
    Then the payment is unclear
    And nothing can be paid by card until the terminal has answered
    When the terminal's cable is plugged in again
    Then the card payment is finished as receipt 1
    And the card was charged 34,00 once

  @PH-13 @F-EC-LOSTRES @simulated
  Scenario Outline: Whatever a brand does with an unconfirmed payment (<profile>)
    Given the terminal is of the kind "<profile>"
    And the salon is open
    And "lena" is signed in
    And Lena has entered "111"
    And the terminal's cable is pulled before the result is told
    When Lena asks for card payment
    And the customer taps the card
    Then the payment is unclear
    When the terminal's cable is plugged in again
    Then <outcome>

    Examples:
      | profile      | outcome                                     |
      | classic      | the payment counts as not paid              |
      | ch4-sync     | the card payment is finished as receipt 1   |
      | cardcomplete | the payment counts as not paid              |

  @PH-13 @F-EC-LOSTRES @F-PWR-BOX @box
  Scenario: The power goes while the payment is unclear: the till asks after its restart
    Given the terminal's cable is pulled after the result is told
    When Lena asks for card payment
    And the customer taps the card
    Then the payment is unclear
    When the power of the box fails
    And the power of the box is back
    And "lena" is signed in
    And the terminal's cable is plugged in again
    Then the card payment is finished as receipt 1
    And the card was charged 34,00 once

  @PH-13
  Scenario: The terminal never comes back: its slip decides, and the decision is on record
    Given the terminal's cable is pulled after the result is told
    When Lena asks for card payment
    And the customer taps the card
    Then the payment is unclear
    When Lena reads from the slip that the payment was approved
    Then the card payment is finished as receipt 1
    And the card payment of 34,00 is recorded as manual
