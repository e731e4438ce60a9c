# language: it
@IRIS @TC-FR-01
Funzionalità: TC-FR-01 · Flusso di rendicontazione riconciliato
  L'ente preleva il flusso dei pagamenti e lo riconcilia con il riversamento, al centesimo.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Flusso, pagamenti e riversamento corrispondono

    @IRIS-FR-001 @IRIS-FR-013
    Scenario: Il riversamento dei pagamenti di un giorno
      Dato 3 pendenze pagate
      E che il prestatore di servizi ha pubblicato il flusso dei pagamenti
      Quando l'ente riconcilia i flussi con i riversamenti arrivati
      Allora i flussi sono chiesti con le credenziali e il dominio giusti
      E il flusso è riconciliato, al centesimo
