@CK-09
Feature: Access from anywhere is access of a person
  Knowing the address of the till opens nothing.

  Background:
    Given the salon is open

  Scenario: The link in an empty browser leads to the sign-in screen
    Then the till is at its sign-in screen
    And nothing of the salon can be read without signing in

  Scenario: Wrong PINs do not get in
    Then nobody gets in with a PIN that tills are delivered with

  @simulated
  Scenario: A session that nobody uses ends
    Given "lena" is signed in
    And "petra" has left a session open on another device
    When 31 minutes pass
    Then the till is at its sign-in screen
    And the session of before opens nothing any more
