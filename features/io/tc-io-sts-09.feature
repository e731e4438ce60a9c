# language: it
@IO @TC-IO-STS-09
Funzionalità: TC-IO-STS-09 · Lettura di un messaggio Premium
  Di un messaggio Premium IO dice se è stato letto, o che non si può sapere.

  Contesto:
    Dato un ente abilitato a IO

  Regola: La lettura risulta com'è

    @IO-STS-006
    Scenario: Il messaggio non è ancora letto
      Dato un cittadino che legge i messaggi
      E che l'ente ha scritto al cittadino un messaggio Premium
      Quando l'ente chiede l'esito del messaggio
      Allora la lettura risulta come IO la comunica

    @IO-STS-006
    Scenario: Il messaggio è letto
      Dato un cittadino che legge i messaggi
      E che l'ente ha scritto al cittadino un messaggio Premium
      Quando l'ente chiede l'esito del messaggio dopo 90 minuti
      Allora la lettura risulta come IO la comunica

    @IO-STS-006
    Scenario: La lettura non si può sapere
      Dato un cittadino con una versione vecchia di IO
      E che l'ente ha scritto al cittadino un messaggio Premium
      Quando l'ente chiede l'esito del messaggio
      Allora la lettura risulta come IO la comunica
