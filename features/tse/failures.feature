Feature: What the till does when its TSE refuses, is used up or locked

  @TSE-07 @F-TSE-AUTH
  Scenario: "Not authorised" after sleep is no end of the sale
    Given the salon is open
    And "lena" is signed in
    And the TSE says that nobody is authorised
    When Lena sells "111" for 34,00 in cash
    Then receipt 1 is shown
    When the till has noticed it
    And Lena sells "112" for 19,00 in cash
    Then receipt 2 is signed

  @TSE-07 @F-TSE-AUTH @box
  Scenario: "Not authorised" of a stick after sleep
    Given the salon uses a TSE stick
    And the salon is open
    And "lena" is signed in
    And the TSE says that nobody is authorised
    When Lena sells "111" for 34,00 in cash
    Then receipt 1 is shown
    When the till has noticed it
    And Lena sells "112" for 19,00 in cash
    Then receipt 2 is signed

  @TSE-11 @F-TSE-OFF
  Scenario: During an outage no sale calls the TSE, and its return is noticed without a restart
    Given the salon is open
    And "lena" is signed in
    And Lena has sold "111" for 34,00 in cash
    And the TSE answers no call at all
    When Lena sells "112" for 19,00 in cash
    And the counting of calls begins
    And Lena sells "111" for 34,00 in cash
    And Lena sells "112" for 19,00 in cash
    Then the TSE was called at most 4 times since
    When the TSE answers again
    And the till has noticed it
    And Lena sells "111" for 34,00 in cash
    Then receipt 5 is signed

  @TSE-11 @F-TSE-OFF @simulated
  Scenario: The probes of a long outage come one at a time and not too often
    Given the salon is open
    And "lena" is signed in
    And Lena has sold "111" for 34,00 in cash
    And the TSE answers no call at all
    When Lena sells "112" for 19,00 in cash
    And the counting of calls begins
    When 10 minutes pass in the outage
    Then the TSE was called at most 60 times since
    When the TSE answers again
    And the till has noticed it
    And Lena sells "111" for 34,00 in cash
    Then receipt 3 is signed

  @TSE-15 @F-TSE-CERT
  Scenario: What is left of the TSE is shown, and nothing is warned of while there is plenty
    Given the salon is open
    And "petra" is signed in
    Then the till shows when the certificate ends
    And the till shows how many signatures and how much memory are left
    And the till does not warn

  @TSE-15 @F-TSE-CERT
  Scenario: The certificate ends in less than 90 days
    Given the TSE's certificate ends in 88 days
    And the salon is open
    And "petra" is signed in
    When Petra sells "111" for 34,00 in cash
    Then receipt 1 is signed
    And the till warns of "Zertifikat"

  @TSE-15 @F-TSE-CERT
  Scenario: With an expired certificate the outage rules apply, with that cause
    Given the salon is open
    And "lena" is signed in
    And Lena has sold "111" for 34,00 in cash
    When the TSE's certificate has expired
    And Lena sells "112" for 19,00 in cash
    Then receipt 2 is shown
    And the receipt says that the TSE has failed
    And the cause of the outage is "certificate-expired"
    And receipt 2 is still marked as unsigned in the export

  @TSE-15 @F-TSE-FULL
  Scenario: A full TSE is an outage with that cause
    Given the salon is open
    And "lena" is signed in
    And Lena has sold "111" for 34,00 in cash
    When the memory of the TSE is full
    And Lena sells "112" for 19,00 in cash
    Then receipt 2 is shown
    And the receipt says that the TSE has failed
    And the cause of the outage is "memory-full"

  @TSE-15 @F-TSE-FULL @box
  Scenario: A stick whose signatures are nearly used up warns, and is an outage with that cause when none is left
    Given the salon uses a TSE stick
    And the TSE can make 40 more signatures
    And the salon is open
    And "petra" is signed in
    Then the till warns of "Signatur"
    When Petra sells "111" for 34,00 in cash until the TSE fails
    Then the cause of the outage is "quota-used"
    And the receipt says that the TSE has failed

  @TSE-15 @F-TSE-FULL @box
  Scenario: A stick warns while a tenth of its signatures is left
    Given the salon uses a TSE stick
    And the TSE can make 1900000 more signatures
    And the salon is open
    And "petra" is signed in
    Then the till warns of "Signatur"

  @TSE-15 @F-TSE-FULL @box
  Scenario: A stick whose memory is nearly full warns
    Given the salon uses a TSE stick
    And the salon is open
    And "petra" is signed in
    And Petra has sold "111" for 34,00 in cash
    And 9 % of the memory of the TSE are free
    When the till is restarted
    Then the till warns of "Speicher"

  @TSE-16 @F-TSE-PIN
  Scenario: A PIN that was refused is not shown again until the TSE locks
    Given somebody has set another PIN at the TSE
    And the salon is open
    And "lena" is signed in
    And the log-ins at the TSE are counted from now on
    When Lena sells "111" for 34,00 in cash
    And Lena sells "112" for 19,00 in cash
    Then receipt 2 is shown
    And the cause of the outage is "pin-refused"
    When the till is restarted
    And Lena sells "111" for 34,00 in cash
    Then the TSE has refused at most 2 log-ins

  @TSE-16 @F-TSE-PIN @box
  Scenario: A PIN that a stick refused is not shown again until the stick locks
    Given the salon uses a TSE stick
    And the salon is open
    And "lena" is signed in
    And Lena has sold "111" for 34,00 in cash
    And somebody changes the PIN of the TSE
    And the log-ins at the TSE are counted from now on
    When the till is restarted
    And Lena sells "111" for 34,00 in cash
    And Lena sells "112" for 19,00 in cash
    Then the cause of the outage is "pin-refused"
    And the TSE has refused at most 1 log-in

  @TSE-21
  Scenario: A production TSE cannot be mixed in at a till with a test TSE
    Given the salon is open
    And "petra" is signed in
    And Petra has sold "111" for 34,00 in cash
    When the change to a production TSE is tried
    Then the change is refused with "Test"
    When Petra sells "112" for 19,00 in cash
    Then receipt 2 is signed
    And receipt 2 says that it is not valid
