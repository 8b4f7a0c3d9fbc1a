Feature: Who calls
  The telephone rings between two customers. The till says who it is before the second ring, and never gets in the way.

  Rule: A FRITZ!Box tells who calls

    Background:
      Given a FRITZ!Box tells the till who calls
      And the salon is open
      And "lena" is signed in
      And the till is ready for calls

    @PH-23
    Scenario: A known customer with last visit and next appointment
      When somebody calls from "030 23125 201"
      Then a card shows "Anna Schmidt-Öztürk" with "Farbe und Schnitt" and "Lena Probe"
      And a card shows "Anna Schmidt-Öztürk" with "030 23125201" and "7.3 / 60 g"
      When the caller hangs up
      Then the card is gone

    @PH-23 @simulated
    Scenario: A card closes by itself
      When somebody calls from "030 23125 201"
      And somebody picks up
      Then a card shows "Anna Schmidt-Öztürk"
      When 28 seconds pass
      Then a card shows "Anna Schmidt-Öztürk"
      When 3 seconds pass
      Then no card is shown

    @PH-23 @F-CID-2CALLS
    Scenario: Two calls at once are two cards
      When somebody calls from "030 23125 201"
      And somebody calls from "+49 171 3920011"
      Then 2 cards are shown
      And a card shows "Anna Schmidt-Öztürk"
      And a card shows "Björn Größmann"
      When the caller hangs up
      Then 1 card is shown
      And a card shows "Björn Größmann"

    @PH-23 @browser
    Scenario: A call never takes the cursor from somebody who types
      Given Lena has entered "111"
      And Lena has typed "5"
      When somebody calls from "030 23125 201"
      Then a card shows "Anna Schmidt-Öztürk"
      When Lena types on "0,00"
      Then "50,00" is typed

    @PH-23
    Scenario: A customer who is blocked
      When somebody calls from "040 66969 114"
      Then a card shows "Ludwig Gesperrt" with "Gesperrt" and "Ausfallgebühr offen"

    @PH-23
    Scenario: A number that is withheld
      When somebody calls who withholds the number
      Then a card says that the number is withheld

    @PH-25 @simulated
    Scenario: Forty spellings of one number
      Then every spelling of "030 23125 201" finds "Anna Schmidt-Öztürk"
      And each of these spellings finds "Anna Schmidt-Öztürk":
        | 03023125201         |
        | 030 23125-201       |
        | 030/23125201        |
        | (030) 23125 201     |
        | +493023125201       |
        | +49 (0)30 23125-201 |
        | 004930 23125201     |
        | 0049(0)3023125201   |
        | 4930 23125201       |
        | 23125201            |

    @PH-25
    Scenario: Customers whose numbers are written in their own way
      Then calls are announced like this:
        | shown           | name           |
        | 01713920011     | Björn Größmann |
        | +4917604069012  | Clara Weiß     |
        | 03023125204     | Deniz Aydın    |
        | 004930 23125205 | Eva Weiß       |
        | 0012025550123   | Inès Dubois    |

    @PH-26
    Scenario: Several customers with one number
      When somebody calls from "030 23125 206"
      Then the card lists "Jonas Lindner" and "Mia Lindner"

    @PH-26
    Scenario: Nobody has the number
      When somebody calls from "069 90009 777"
      Then a card shows "Unbekannte Nummer"
      When Lena begins a new customer from the card
      Then the number "069 90009777" is filled in
      When Lena saves the customer as "Nora Frisch"
      And the caller hangs up
      And somebody calls from "069 90009 777"
      Then a card shows "Nora Frisch"

    @PH-27 @F-CID-REBOOT
    Scenario: The FRITZ!Box restarts
      When the FRITZ!Box restarts
      Then the till says of the caller ID: "nicht angezeigt"
      And within 120 seconds the till is ready for calls
      And no card is shown
      When somebody calls from "030 23125 201"
      Then a card shows "Anna Schmidt-Öztürk"

    @PH-27 @simulated
    Scenario: A call that nobody could hear is not invented afterwards
      When the FRITZ!Box has forgotten its connections
      And somebody calls from "030 23125 201"
      Then no card is shown
      When 60 seconds pass
      Then no card is shown
      And within 30 seconds the till is ready for calls
      When the caller hangs up
      And somebody calls from "030 23125 206"
      Then 1 card is shown
      And the card lists "Jonas Lindner" and "Mia Lindner"

    @PH-23
    Scenario: Events in pieces
      Given what the FRITZ!Box sends comes in pieces
      When somebody calls from "030 23125 201"
      Then a card shows "Anna Schmidt-Öztürk"

  Rule: A modem tells who calls

    Background:
      Given a modem tells the till who calls
      And the salon is open
      And "lena" is signed in
      And the till is ready for calls

    @PH-24
    Scenario: Caller ID between two rings
      When somebody calls from "030 23125 201"
      Then a card shows "Anna Schmidt-Öztürk" with "Farbe und Schnitt" and "7.3 / 60 g"
      When the caller hangs up
      Then the card is gone

    @PH-24
    Scenario: Private and unavailable numbers
      When somebody calls who withholds the number
      Then a card says that the number is withheld
      When the caller hangs up
      Then the card is gone
      When somebody calls whose number the network does not know
      Then a card says that the number is withheld

    @PH-24 @F-CID-NOCLIP @simulated
    Scenario: A line without caller ID
      Given the line sends no caller ID
      When somebody calls from "030 23125 201"
      And 4 seconds pass
      Then no card is shown
      When 2 seconds pass
      Then a card shows "Nummer nicht übermittelt"

    @PH-24
    Scenario: A modem that stutters
      Given what the modem sends comes in pieces
      When somebody calls from "030 23125 201"
      Then a card shows "Anna Schmidt-Öztürk"

    @PH-24
    Scenario: A modem that was unplugged
      When the modem is unplugged
      Then the till says of the caller ID: "nicht eingesteckt|nicht angezeigt"
      When the modem is plugged in again
      Then within 60 seconds the till is ready for calls
      When somebody calls from "030 23125 201"
      Then a card shows "Anna Schmidt-Öztürk"

  Rule: When nobody is announced, the till says what to look at

    @PH-28 @F-CID-OFF
    Scenario: The call monitor was never switched on
      Given a FRITZ!Box tells the till who calls
      And the call monitor was never switched on
      And the salon is open
      And "petra" is signed in
      Then the till says of the caller ID: "#96\*5\*"
      And the set-up page names "#96*5*"
      And the set-up page names "Zugriff für Anwendungen"
      And the set-up page names "1012"
      When Petra presses the test button of the caller ID
      Then the test says "#96\*5\*"
      When somebody dials "#96*5*" at a telephone
      And Petra presses the test button of the caller ID
      Then the test says "in Ordnung"
      And within 30 seconds the till is ready for calls

  Rule: The plain cloud till has no caller ID

    @PH-22
    Scenario: Nothing is offered, and nothing shown
      Given a FRITZ!Box tells the till who calls
      And the salon is open
      And "lena" is signed in
      Then nothing about calls is offered
      When somebody calls from "030 23125 201"
      Then no card is shown
