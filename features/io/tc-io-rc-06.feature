# language: it
@IO @TC-IO-RC-06
Funzionalità: TC-IO-RC-06 · Contenuto servito
  Quando il cittadino apre il messaggio, IO ne chiede il contenuto all'ente.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il contenuto è nella forma prevista

    @IO-RC-001 @IO-RC-008
    Scenario: Il cittadino apre il messaggio
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto un messaggio con un contenuto riservato
      Quando il cittadino apre il messaggio
      Allora il server dell'ente dà il contenuto nella forma prevista
      E ciò che il messaggio annuncia è ciò che si trova
