# language: it
@IO @TC-IO-MSG-16
Funzionalità: TC-IO-MSG-16 · Identificativo del messaggio
  L'identificativo dato da IO lega il messaggio alla pratica.

  Contesto:
    Dato un ente abilitato a IO

  Regola: L'identificativo si conserva

    @IO-MSG-010
    Scenario: Il messaggio è preso
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino
      Allora l'ente conserva l'identificativo del messaggio
