Feature: What the tax office asks for is at hand without the vendor

  Background:
    Given the salon is open
    And "petra" is signed in

  @LAW-27
  Scenario: One screen for the spot inspection, and the inspector only reads
    Given Petra puts a float of 150,00 into the drawer
    And Petra has sold "111" for 34,00 in cash
    Then the inspection screen shows 184,00 in cash, 0 outages, all serial numbers and the procedure
    And the journal knows "pruefung inspector.looked"
    And "pruefung" may do this and nothing else
      | act             | may |
      | sell            | no  |
      | move cash       | no  |
      | change settings | no  |
      | export          | yes |

  @LAW-27
  Scenario: An outage is on the list
    Given the TSE is off
    And Petra has sold "111" for 34,00 in cash
    Then the inspection screen shows 34,00 in cash, 1 outage, all serial numbers and the procedure

  @LAW-28
  Scenario: The sheet for the notification is complete, and says so only then
    Then the sheet for the tax office says what is missing
    When the owner notes for the tax office
      | purchasedOn     | 2026-11-20         |
      | certificationId | BSI-K-TR-0374-2020 |
    Then the sheet for the tax office holds
      | taxpayer                    | Petra Beispiel                 |
      | tax number                  | 00/000/00000                   |
      | place                       | Musterallee 12                 |
      | kind of TSE                 | Cloud-TSE                      |
      | kind of system              | Computergestütztes Kassensystem |
      | number of systems           | 1                              |
      | serial number of the system | MUSTER-K1-0001                 |
      | serial number of the TSE    | serial number of the TSE       |
      | certification of the TSE    | BSI-K-TR-0374-2020             |
      | date of purchase            | 2026-11-20                     |

  @LAW-28
  Scenario: The till reminds of it within a month, and of the end of use as well
    When the owner notes for the tax office
      | purchasedOn | 2026-10-31 |
    Then the till reminds of the notification until "2026-11-30"
    When the owner notes for the tax office
      | purchasedOn | 2026-09-01 |
    Then the till says that the notification is overdue
    When the owner notes for the tax office
      | sentOn | 2026-11-24 |
    Then the till reminds of no notification
    When the owner notes for the tax office
      | takenOutOn | 2026-11-24 |
    Then the till reminds of the notification until "2026-12-24"

  @LAW-12
  Scenario: The receipt duty is a setting with a date
    When the receipt duty ends on "2099-01-01"
    And Petra sells "111" for 34,00 in cash
    Then a receipt is printed
    When the receipt duty ends on "2026-01-01"
    And Petra enters "112"
    And Petra takes 20,00 in cash
    Then receipt 2 is shown
    And in the end 1 receipt came out of the printer
    And the receipt is offered to the customer
    When Petra prints the receipt again
    Then in the end 2 receipts came out of the printer
