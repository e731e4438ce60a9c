# language: it
@IO @TC-IO-RC-12
Funzionalità: TC-IO-RC-12 · Precondizione
  Di alcuni messaggi il cittadino accetta prima di leggere il contenuto.

  Contesto:
    Dato un ente abilitato a IO

  Regola: La precondizione c'è

    @IO-RC-006
    Scenario: Il cittadino legge la precondizione
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto un messaggio che il cittadino deve prima accettare
      Quando il cittadino legge la precondizione
      Allora il server dell'ente dà la precondizione
