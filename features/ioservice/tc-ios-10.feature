# language: it
@IOSERVICE @TC-IOS-10
Funzionalità: TC-IOS-10 · Cambiamento dopo l'invio
  Un messaggio partito non si cambia più.

  Contesto:
    Dato un ente registrato a IOService

  Regola: Ciò che il gateway rifiuta non è dato per fatto

    @IOSERVICE-MODIF-002
    Scenario: Il messaggio è già partito
      Dato che il messaggio consegnato al gateway è stato inoltrato a IO
      Quando l'operatore cambia il testo del messaggio
      Allora l'operatore sa che il cambiamento è stato respinto
