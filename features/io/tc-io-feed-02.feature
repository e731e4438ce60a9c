# language: it
@IO @TC-IO-FEED-02
Funzionalità: TC-IO-FEED-02 · Flusso delle attivazioni
  Ogni giorno IO dice, per impronte, chi ha attivato o disattivato il servizio.

  Contesto:
    Dato un ente abilitato a IO

  Regola: L'ente riconosce i propri assistiti

    @IO-FEED-002
    Scenario: Un assistito disattiva il servizio
      Dato che un cittadino assistito dall'ente ha disattivato il servizio
      Quando l'ente legge il flusso delle attivazioni per tre giorni
      Allora l'ente riconosce il proprio assistito
