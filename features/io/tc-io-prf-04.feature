# language: it
@IO @TC-IO-PRF-04
Funzionalità: TC-IO-PRF-04 · Forma della richiesta di profilo
  Il codice fiscale non finisce nei registri di chi trasporta le chiamate.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il codice fiscale sta nel corpo

    @IO-PRF-004
    Scenario: La richiesta di profilo
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino
      Allora la richiesta di profilo non porta il codice fiscale nell'indirizzo
