# language: it
@IO @TC-IO-STS-02
Funzionalità: TC-IO-STS-02 · Messaggio respinto dopo la presa in carico
  IO può prendere il messaggio e poi non consegnarlo: il cittadino va informato per altra via.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Ciò che non è consegnato si comunica altrimenti

    @IO-STS-001 @IO-STS-002
    Scenario: Il cittadino blocca il servizio nel frattempo
      Dato un cittadino che blocca il servizio dopo la verifica
      E che l'ente ha scritto al cittadino
      Quando l'ente chiede l'esito del messaggio
      Allora l'esito che risulta è quello comunicato da IO
      E il cittadino che non ha ricevuto il messaggio è avviato a un altro canale
