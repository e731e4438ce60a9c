# language: it
@IO @TC-IO-PRF-08
Funzionalità: TC-IO-PRF-08 · Scelta del cittadino che cambia
  Il cittadino può cambiare idea: la verifica vale per l'invio che segue, e non per sempre.

  Contesto:
    Dato un ente abilitato a IO

  Regola: La verifica è recente

    @IO-PRF-003 @IO-PRF-008
    Scenario: Il cittadino blocca il servizio dopo il primo messaggio
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto al cittadino
      E che due giorni dopo il cittadino ha bloccato il servizio
      Quando l'ente scrive al cittadino
      Allora l'ente non scrive a chi non accetta i messaggi del servizio
      E la verifica del profilo è recente
