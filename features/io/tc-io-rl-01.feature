# language: it
@IO @TC-IO-RL-01
Funzionalità: TC-IO-RL-01 · Lotto numeroso
  IO ammette 150 chiamate ogni cinque secondi, tra tutti i servizi dell'ente.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Le chiamate stanno nel limite

    @IO-RL-001
    Scenario: Trecento messaggi
      Dato un cittadino iscritto a IO
      Quando l'ente scrive a 300 cittadini, a ciascuno il suo messaggio
      Allora le chiamate stanno nel limite
