# language: it
@IO @TC-IO-SEC-02
Funzionalità: TC-IO-SEC-02 · Chiave non valida
  Con una chiave che non è accettata nulla può riuscire: ci si ferma.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Ci si ferma e si segnala

    @IO-SEC-002
    Scenario: Un lotto con una chiave scaduta
      Dato un cittadino iscritto a IO
      E che la chiave del servizio non è più valida
      Quando l'ente scrive a 20 cittadini, a ciascuno il suo messaggio
      Allora l'ente si ferma e l'operatore sa della chiave
