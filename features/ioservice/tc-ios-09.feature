# language: it
@IOSERVICE @TC-IOS-09
Funzionalità: TC-IOS-09 · Cambiamento prima dell'invio
  Finché il messaggio non è partito l'ente lo può cambiare.

  Contesto:
    Dato un ente registrato a IOService

  Regola: Al cittadino arriva il testo nuovo

    @IOSERVICE-MODIF-001
    Scenario: Il testo cambia prima dell'invio
      Dato un messaggio consegnato al gateway e non ancora inviato
      Quando l'operatore cambia il testo del messaggio
      Allora al cittadino arriva il testo nuovo
