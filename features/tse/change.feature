Feature: The change to another TSE is led step by step

  @TSE-17
  Scenario: From the old TSE to a new one
    Given the salon is open
    And "petra" is signed in
    And Petra has sold "111" for 34,00 in cash
    When a new TSE is bought and the change to it is begun
    Then the steps of the change lead through
      | export                                   |
      | einricht or registrier or anmeld         |
      | finanzamt or mitteilung or meldung       |
    When the change is led to its end
    And Petra sells "112" for 19,00 in cash
    Then the new TSE has signed 1 sale for the same till
    And the till names the day by which the tax office is to be told
    And the data of the old TSE can still be exported

  @TSE-17 @box
  Scenario: From a stick to the next one
    Given the salon uses a TSE stick
    And the salon is open
    And "petra" is signed in
    And Petra has sold "111" for 34,00 in cash
    When a new TSE is bought and the change to it is begun
    And the change is led to its end
    And Petra sells "112" for 19,00 in cash
    Then the new TSE has signed 1 sale for the same till
    And the data of the old TSE can still be exported
