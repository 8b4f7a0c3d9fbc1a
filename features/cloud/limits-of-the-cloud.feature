Feature: The plain cloud till knows its limits and says them
  A server on the internet cannot reach a device in the salon.

  Background:
    Given the salon is open
    And "lena" is signed in

  @CK-10
  Scenario: The server calls no device in the salon
    When Lena sells "111" for 34,00 in cash
    And Lena sells "501" for 16,90 in cash
    Then the POS server has connected to nothing but the TSE
    And no device was reached from the POS server

  @CK-11
  Scenario: One page names what the variant cannot do
    When Lena opens the page about devices
    Then it says of "printer": "ePOS"
    And it says of "terminal": "von Hand"
    And it says of "drawer": "Schlüssel"
    And it says of "caller-id": "Keine"
    And it says of "tse": "Cloud"
    And it agrees with what the POS declares
