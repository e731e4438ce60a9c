# language: it
@IO @TC-IO-MSG-32
Funzionalità: TC-IO-MSG-32 · Contenuto riservato presso l'ente
  Il contenuto riservato resta presso l'ente; il messaggio dice solo che c'è.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il messaggio è neutro

    @IO-MST-016
    Scenario: Messaggio riservato
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino un messaggio riservato
      Allora il contenuto riservato resta presso l'ente
