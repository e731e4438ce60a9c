# language: it
@IO @TC-IO-SEC-07
Funzionalità: TC-IO-SEC-07 · Intestazioni riservate
  Alcune intestazioni le aggiunge il gateway di IO.

  Contesto:
    Dato un ente abilitato a IO

  Regola: L'ente non le trasmette

    @IO-SEC-004
    Scenario: Un messaggio
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino
      Allora nessuna chiamata a IO porta intestazioni riservate
