# language: it
@IO @TC-IO-RL-02
Funzionalità: TC-IO-RL-02 · Troppe chiamate
  Quando IO rifiuta le chiamate dice quanto attendere, con un'intestazione sua.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Si attende, e tutto parte

    @IO-RL-002 @IO-RL-003
    Scenario: IO consente poche chiamate
      Dato un cittadino iscritto a IO
      E che IO consente 10 chiamate ogni 5 secondi
      Quando l'ente scrive a 20 cittadini, a ciascuno il suo messaggio
      Allora l'ente attende quanto IO indica
      E ogni messaggio parte, una volta sola
