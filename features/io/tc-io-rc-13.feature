# language: it
@IO @TC-IO-RC-13
Funzionalità: TC-IO-RC-13 · Richieste firmate
  Le richieste di IO possono portare la firma del cittadino.

  Contesto:
    Dato un ente abilitato a IO

  Regola: La firma non impedisce di rispondere

    @IO-RC-009
    Scenario: Il cittadino apre il messaggio
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto un messaggio con un contenuto riservato
      Quando il cittadino apre il messaggio
      Allora le richieste firmate dal cittadino sono servite
