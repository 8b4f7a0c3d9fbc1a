Feature: Setting up the printer that the page prints on

  In the plain cloud the browser itself prints. What stands between a page and a printer in the salon is the printer's
  address, its certificate and the browser's permission for the local network; each has a step of its own, and a test print
  proves them.

  @PH-02 @F-PRN-LNA @browser
  Scenario: From the address over the browser's permission to a test print
    Given nobody has told the till where the printer is
    And the browser keeps the page from the local network
    And the salon is open
    And "petra" is signed in
    When Petra opens the page about devices
    Then the set-up says that the address is missing
    When Petra enters the right address of the printer
    And Petra tries the printer
    Then the set-up says that the address is done
    And the set-up says that the permission is wrong
    And no receipt is printed
    When Petra allows the page to reach the local network
    And Petra tries the printer
    Then a test print comes out
    And every step of the set-up is done

  @PH-02 @F-PRN-CERT @browser
  Scenario Outline: From the address over <what> to a test print
    Given nobody has told the till where the printer is
    And the printer speaks https with <what>
    And the salon is open
    And "petra" is signed in
    When Petra opens the page about devices
    And Petra enters the right address of the printer
    And Petra tries the printer
    Then the set-up says that the certificate is wrong
    And no receipt is printed
    When Petra accepts the printer's certificate in the browser
    And Petra tries the printer
    Then a test print comes out
    And every step of the set-up is done

    Examples:
      | what                     |
      | a certificate of its own |

    @simulated
    Examples: the same way for the browser
      | what                     |
      | an expired certificate   |

  @PH-03 @F-PRN-LNA @browser
  Scenario: A permission that is denied is named
    Given the browser keeps the page from the local network
    And the salon is open
    And "lena" is signed in
    When Lena sells "111" for 34,00 in cash
    Then receipt 1 is shown
    And the till says of the paper: "Browser.*lokalen Netzwerk"
    And the till does not blame the printer
    And no receipt is printed

  @PH-03 @browser
  Scenario: A page by https that may not speak http to the printer says so
    Given the till's page comes by https
    And the salon is open
    And "lena" is signed in
    When Lena sells "111" for 34,00 in cash
    Then receipt 1 is shown
    And the till says of the paper: "https.*http"
    And the till does not blame the printer
    And no receipt is printed

  @PH-03 @F-PRN-CERT @browser
  Scenario: A certificate that the browser does not trust is named
    Given the printer speaks https with a certificate of its own
    And the salon is open
    And "lena" is signed in
    When Lena sells "111" for 34,00 in cash
    Then receipt 1 is shown
    And the till says of the paper: "Zertifikat"
    And no receipt is printed
