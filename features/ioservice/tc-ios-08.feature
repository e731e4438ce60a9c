# language: it
@IOSERVICE @TC-IOS-08
Funzionalità: TC-IOS-08 · Cittadino non raggiungibile su IO
  Se il cittadino non è su IO, o non vuole i messaggi dell'ente, il gateway segna l'errore.

  Contesto:
    Dato un ente registrato a IOService

  Regola: Chi non è raggiunto si raggiunge con un altro canale

    @IOSERVICE-STATO-001 @IOSERVICE-STATO-002
    Scenario: Il cittadino non è su IO
      Dato che il messaggio per un cittadino che non è su IO è stato inoltrato
      Quando l'ente chiede al gateway lo stato dei messaggi
      Allora presso l'ente il messaggio risulta non recapitato
      E l'ente usa un altro canale
