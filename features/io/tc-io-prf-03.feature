# language: it
@IO @TC-IO-PRF-03
Funzionalità: TC-IO-PRF-03 · Cittadino che non accetta i messaggi del servizio
  A chi non accetta i messaggi del servizio l'ente non scrive.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Chi non accetta non riceve

    @IO-PRF-003 @IO-PRF-009
    Scenario: Il cittadino ha bloccato il servizio
      Dato un cittadino che ha bloccato il servizio
      Quando l'ente scrive al cittadino
      Allora l'ente non scrive a chi non accetta i messaggi del servizio
      E il cittadino è avviato a un altro canale

    @IO-PRF-003 @IO-PRF-009
    Scenario: Il cittadino sceglie da sé i servizi e non ha scelto questo
      Dato un cittadino che non ha scelto il servizio
      Quando l'ente scrive al cittadino
      Allora l'ente non scrive a chi non accetta i messaggi del servizio
      E il cittadino è avviato a un altro canale
