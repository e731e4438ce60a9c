# language: it
@IO @TC-IO-SEC-01
Funzionalità: TC-IO-SEC-01 · Chiave su ogni chiamata
  Senza chiave IO non risponde.

  Contesto:
    Dato un ente abilitato a IO

  Regola: La chiave c'è

    @IO-SEC-001
    Scenario: Un messaggio e il suo esito
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto al cittadino
      Quando l'ente chiede l'esito del messaggio
      Allora ogni chiamata a IO porta la chiave
