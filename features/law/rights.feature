@LAW-36
Feature: Each act at the till is a right of its own, and nobody gets in with a PIN from the factory

  Background:
    Given the salon is open
    And "petra" is signed in

  Scenario Outline: <user> may do what the role gives
    Then "<user>" may do this and nothing else
      | act              | may        |
      | sell             | <sell>     |
      | void a line      | <void>     |
      | change a price   | <price>    |
      | give a discount  | <price>    |
      | cancel a receipt | <void>     |
      | take goods back  | <void>     |
      | open the drawer  | <drawer>   |
      | move cash        | <cash>     |
      | close the day    | <close>    |
      | export           | <export>   |
      | pay tips out     | <cash>     |
      | change settings  | <settings> |
      | change the TSE   | <settings> |

    Examples:
      | user        | sell | void | price | drawer | cash | close | export | settings |
      | petra       | yes  | yes  | yes   | yes    | yes  | yes   | yes    | yes      |
      | lena        | yes  | yes  | yes   | yes    | no   | no    | no     | no       |
      | aylin       | yes  | no   | no    | no     | no   | no    | no     | no       |
      | steuerbuero | no   | no   | no    | no     | no   | no    | yes    | no       |
      | pruefung    | no   | no   | no    | no     | no   | no    | yes    | no       |

  @simulated
  Scenario: No PIN from the factory, and none that two people share
    Then nobody gets in with a PIN that tills are delivered with
    When 10 minutes pass
    Then no two people share a PIN
