# language: it
@IO @TC-IO-MSG-30
Funzionalità: TC-IO-MSG-30 · Risposte con dati nuovi
  L'interfaccia di IO può aggiungere dati: non devono impedire di leggere gli altri.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Un dato sconosciuto si ignora

    @IO-MSG-016
    Scenario: IO aggiunge un dato
      Dato un cittadino iscritto a IO
      E che IO aggiunge alle risposte un dato nuovo
      Quando l'ente scrive al cittadino
      Allora l'ente legge le risposte come prima
