# language: it
@IO @TC-IO-MSG-29
Funzionalità: TC-IO-MSG-29 · Identificativo usato per chiedere l'esito
  L'ente chiede dei messaggi che IO gli ha dato, e non di altri.

  Contesto:
    Dato un ente abilitato a IO

  Regola: L'identificativo non si inventa

    @IO-MSG-015
    Scenario: L'esito di un messaggio
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto al cittadino
      Quando l'ente chiede l'esito del messaggio
      Allora l'ente chiede dei soli messaggi che IO gli ha dato
