# language: it
@IOSERVICE @TC-IOS-07
Funzionalità: TC-IOS-07 · Lettura dello stato
  La presa in carico non è una consegna: l'ente chiede al gateway che cosa è stato del messaggio.

  Contesto:
    Dato un ente registrato a IOService

  Regola: Un messaggio è inviato quando il gateway lo dice inviato

    @IOSERVICE-STATO-001
    Scenario: Il messaggio appena consegnato non è ancora inviato
      Quando l'ente consegna al gateway un messaggio
      Allora presso l'ente il messaggio risulta consegnato al gateway e non ancora inviato

    @IOSERVICE-STATO-001 @IOSERVICE-STATO-003
    Scenario: Il gateway ha inviato il messaggio
      Dato che il messaggio consegnato al gateway è stato inoltrato a IO
      Quando l'ente chiede al gateway lo stato dei messaggi
      Allora presso l'ente il messaggio risulta inviato
      E l'ente chiede lo stato con l'identificativo del gateway
