# language: it
@IO @TC-IO-STS-08
Funzionalità: TC-IO-STS-08 · Messaggio ordinario
  Se un messaggio ordinario sia stato letto IO non lo dice a nessuno.

  Contesto:
    Dato un ente abilitato a IO

  Regola: La lettura che nessuno comunica non risulta

    @IO-STS-009
    Scenario: Il messaggio è consegnato
      Dato un cittadino che legge i messaggi
      E che l'ente ha scritto al cittadino
      Quando l'ente chiede l'esito del messaggio
      Allora di un messaggio ordinario non risulta la lettura
