Feature: The salon chooses its TSE, and a spare may step in

  @TSE-02 @box
  Scenario Outline: The box signs with either kind of TSE
    Given the salon uses a TSE of kind "<kind>"
    And the salon is open
    And "lena" is signed in
    When Lena sells "111" for 34,00 in cash
    Then the TSE in use is "<kind>"
    And receipt 1 is signed

    Examples:
      | kind  |
      | cloud |
      | usb   |

  @TSE-02 @box
  Scenario: A spare steps in during an outage, and rests before and after it
    Given the salon has a TSE stick as a spare
    And the salon is open
    And "lena" is signed in
    And Lena has sold "111" for 34,00 in cash
    And the stick has been asked nothing for a sale
    When the TSE is off
    And Lena sells "112" for 19,00 in cash
    And the spare TSE is ready
    And Lena sells "111" for 34,00 in cash
    Then 1 sale of the log was signed by the spare
    And receipt 3 is signed
    When the TSE is back
    And the till has noticed it
    And Lena sells "112" for 19,00 in cash
    Then receipt 4 is signed
    And 1 sale of the log was signed by the spare

  @TSE-02 @box
  Scenario: The other kind is chosen in the settings
    Given the salon has a TSE stick as a spare
    And the salon is open
    When "petra" chooses the TSE stick in the settings
    Then the TSE in use is "usb"
    When Petra sells "111" for 34,00 in cash
    Then 1 sale of the log was signed by the spare
    And the TSE has finished 0 sales

  @TSE-20 @box @F-WAN-DOWN
  Scenario Outline: A box without internet signs with its stick, and sells under the outage rules with a cloud TSE
    Given the salon uses a TSE of kind "<kind>"
    And the salon is open
    And "lena" is signed in
    When the internet fails
    And Lena sells "111" for 34,00 in cash
    Then receipt 1 is shown
    And receipt 1 is <outcome>

    Examples:
      | kind  | outcome                                |
      | usb   | signed                                 |
      | cloud | still marked as unsigned in the export |
