# language: it
@IO @TC-IO-SEC-04
Funzionalità: TC-IO-SEC-04 · Scheda senza indirizzi
  IO accetterebbe i messaggi da ovunque: la scheda dice da dove partono le chiamate.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Una scheda senza indirizzi non va in revisione

    @IO-SVC-006
    Scenario: Mancano gli indirizzi
      Dato che l'ente ha chiesto la revisione del servizio
      E un servizio con la scheda alla quale mancano gli indirizzi di chi chiama
      Quando l'ente registra il servizio e ne chiede la revisione
      Allora la scheda mandata in revisione dice da dove partono le chiamate
