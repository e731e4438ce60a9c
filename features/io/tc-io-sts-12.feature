# language: it
@IO @TC-IO-STS-12
Funzionalità: TC-IO-STS-12 · La presa in carico non è la consegna
  Che IO abbia preso il messaggio non dice che il cittadino l'abbia ricevuto.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Consegnato è solo ciò che IO ha consegnato

    @IO-STS-001
    Scenario: Il messaggio è appena stato preso
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino
      Allora il messaggio preso in carico non risulta consegnato

    @IO-STS-001
    Scenario: L'esito non si può leggere
      Dato un cittadino che blocca il servizio dopo la verifica
      E che l'ente ha scritto al cittadino
      E che IO ha un errore interno a lungo alla lettura dell'esito
      Quando l'ente chiede l'esito del messaggio
      Allora l'esito che risulta è quello comunicato da IO
