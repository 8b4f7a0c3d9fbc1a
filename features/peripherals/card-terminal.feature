Feature: Cards

  Background:
    Given the salon is open
    And "lena" is signed in
    And Lena has entered "111"

  @PH-11
  Scenario: The terminal gets the amount by itself, and its approval finishes the sale
    When Lena asks for card payment
    And the customer taps the card
    Then the card payment is finished as receipt 1
    And the terminal got the amount 34,00 by itself
    And the card was charged 34,00 once
    And no kick reached the drawer

  @PH-11 @browser
  Scenario: The till says in words what the terminal is doing
    When Lena asks for card payment
    Then the till says of the card: "Karte vorhalten"
    When the customer inserts the card and enters the PIN
    Then the card payment is finished as receipt 1

  @PH-11 @simulated
  Scenario Outline: Every kind of terminal: <profile>
    Given the terminal is of the kind "<profile>"
    And the salon is open
    And "lena" is signed in
    And Lena has entered "111"
    When Lena asks for card payment
    And the customer taps the card
    Then the card payment is finished as receipt 1
    And the card was charged 34,00 once

    Examples:
      | profile      |
      | ch4-sync     |
      | cardcomplete |
      | hobex        |
      | pax-a80      |

  @PH-11 @box @simulated
  Scenario: A terminal on a serial cable
    Given the terminal is joined to the till by a serial cable
    And the salon is open
    And "lena" is signed in
    And Lena has entered "111"
    When Lena asks for card payment
    And the customer inserts the card and enters the PIN
    Then the card payment is finished as receipt 1
    And the card was charged 34,00 once

  @PH-11 @LAW-32 @simulated @cube @box
  Scenario: The customer gives a tip at the terminal
    Given the terminal asks for tips
    And the salon is open
    And "lena" is signed in
    And Lena has entered "111"
    When Lena asks for card payment
    And the customer gives a tip of 5,00 and taps the card
    Then the card payment is finished as receipt 1
    And the card was charged 39,00 once
    And the receipt shows "Trinkgeld"
    And the receipt shows "39,00"

  @PH-12 @F-EC-TIMEOUT @simulated
  Scenario: The customer walks away when asked for a tip
    Given the terminal asks for tips
    And the salon is open
    And "lena" is signed in
    And Lena has entered "111"
    When Lena asks for card payment
    And the customer walks away when asked for a tip
    Then the payment counts as not paid
    And no card was charged

  @PH-12 @PH-15 @simulated
  Scenario: The terminal is at work for another till
    Given the terminal is at work for another till
    When Lena asks for card payment
    Then the till says of the card: "beschäftigt"
    And the till says of the card: "andere[nr]? Kasse"
    And the payment counts as not paid
    And the till offers to go on by hand

  @PH-12 @F-EC-DECL
  Scenario: A declined card pays nothing; cash does
    When Lena asks for card payment
    And the customer's card is declined
    Then the payment counts as not paid
    And no card payment is recorded
    And no card was charged
    When Lena chooses another way to pay
    And Lena takes 50,00 in cash
    Then receipt 1 is shown with 16,00 change

  @PH-12 @F-EC-DECL
  Scenario: The customer presses STOP
    When Lena asks for card payment
    And the customer presses STOP
    Then the payment counts as not paid
    And no card was charged

  @PH-12 @F-EC-TIMEOUT
  Scenario: The customer walks away
    When Lena asks for card payment
    And the customer walks away
    Then the payment counts as not paid
    And no card payment is recorded
    And no card was charged

  @PH-12 @F-EC-DECL
  Scenario: The cashier cancels
    When Lena asks for card payment
    And the terminal asks for a card
    And Lena cancels the card payment
    Then the payment counts as not paid
    And no card was charged

  @PH-12 @F-EC-DECL
  Scenario: A wrong PIN three times pays nothing, the next card does
    When Lena asks for card payment
    And the customer enters a wrong PIN three times
    Then the payment counts as not paid
    When Lena asks for card payment
    And the customer taps the card "visa"
    Then the card payment is finished as receipt 1
    And the card was charged 34,00 once

  @PH-14
  Scenario: What the terminal reports is kept with the sale and printed
    When Lena asks for card payment
    And the customer taps the card
    Then the card payment is finished as receipt 1
    And the record holds the terminal's card, authorisation and trace
    And the receipt shows "girocard"
    And the receipt shows "Kundenbeleg"

  @PH-14 @simulated
  Scenario: Not even an old terminal's whole card number gets further than the till's memory
    Given the terminal is an old one that tells whole card numbers
    And the salon is open
    And "lena" is signed in
    And Lena has entered "111"
    When Lena asks for card payment
    And the customer taps the card
    Then the card payment is finished as receipt 1
    And a receipt is printed
    And no more than four digits of the card number are kept or printed

  @PH-14
  Scenario: The card number is kept and printed masked
    When Lena asks for card payment
    And the customer taps the card
    Then the card payment is finished as receipt 1
    And a receipt is printed
    And no more than four digits of the card number are kept or printed

  @PH-15 @F-EC-OFF
  Scenario: A terminal that is off is named, and by hand it goes on
    Given the terminal is switched off
    When Lena asks for card payment
    Then the till says of the card: "(aus|ausgeschaltet|eingeschaltet|Strom)"
    And the payment counts as not paid
    And the till offers to go on by hand

  @PH-15 @F-EC-IPCHG
  Scenario: A terminal with another address is named, and by hand it goes on
    Given the terminal has got another address
    When Lena asks for card payment
    Then the till says of the card: "Adresse"
    And the till offers to go on by hand
    When the customer pays 34,00 at the terminal itself
    And Lena asks for card payment by hand
    And Lena confirms that the terminal has approved
    Then the card payment is finished as receipt 1
    And the card payment of 34,00 is recorded as manual

  @PH-15 @F-EC-IPCHG
  Scenario: A terminal that is set to manual operation is named, and by hand it goes on
    Given the terminal is set to manual operation
    When Lena asks for card payment
    Then the till says of the card: "Handbetrieb"
    And the till offers to go on by hand

  @PH-16
  Scenario: The Kassenschnitt is started from the till, and the sums are equal
    When Lena asks for card payment
    And the customer taps the card
    Then the card payment is finished as receipt 1
    When "petra" signs in at the same till
    And Petra starts the Kassenschnitt
    Then the sums of terminal and till are equal
    And the terminal has closed its day

  @PH-16
  Scenario: A payment that no till knows of is seen at the Kassenschnitt
    When Lena asks for card payment
    And the customer taps the card
    Then the card payment is finished as receipt 1
    And somebody takes 12,00 at the terminal by hand
    When "petra" signs in at the same till
    And Petra starts the Kassenschnitt
    Then the till shows a difference of 12,00 between terminal and till
