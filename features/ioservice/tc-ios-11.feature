# language: it
@IOSERVICE @TC-IOS-11
Funzionalità: TC-IOS-11 · Cancellazione prima dell'invio
  Finché il messaggio non è partito l'ente lo può ritirare.

  Contesto:
    Dato un ente registrato a IOService

  Regola: Il messaggio ritirato non arriva al cittadino

    @IOSERVICE-MODIF-003
    Scenario: Il messaggio è cancellato prima dell'invio
      Dato un messaggio consegnato al gateway e non ancora inviato
      Quando l'operatore cancella il messaggio
      Allora al cittadino non arriva il messaggio
