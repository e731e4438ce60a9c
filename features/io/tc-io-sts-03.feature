# language: it
@IO @TC-IO-STS-03
Funzionalità: TC-IO-STS-03 · Consegna non riuscita
  IO può non riuscire a consegnare.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Ciò che non è consegnato si comunica altrimenti

    @IO-STS-001 @IO-STS-002
    Scenario: IO non riesce a consegnare
      Dato un cittadino al quale IO non riesce a consegnare
      E che l'ente ha scritto al cittadino
      Quando l'ente chiede l'esito del messaggio dopo 10 minuti
      Allora l'esito che risulta è quello comunicato da IO
      E il cittadino che non ha ricevuto il messaggio è avviato a un altro canale
