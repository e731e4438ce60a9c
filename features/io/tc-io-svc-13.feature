# language: it
@IO @TC-IO-SVC-13
Funzionalità: TC-IO-SVC-13 · Servizio approvato e pubblicato
  Approvato non è ancora visibile: lo dice la pubblicazione.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Lo stato del servizio è quello che IO comunica

    @IO-SVC-005
    Scenario: La pubblicazione segue l'approvazione
      Dato un servizio con la scheda completa
      Quando l'ente registra il servizio e ne chiede la revisione
      Allora il servizio risulta approvato
      E che il servizio sia visibile in app risulta come IO lo dice
