# language: it
@IO @TC-IO-PRF-02
Funzionalità: TC-IO-PRF-02 · Cittadino che non è su IO
  A chi non è su IO l'ente non scrive, e lo informa per altra via.

  Contesto:
    Dato un ente abilitato a IO

  Regola: A chi non c'è non si scrive

    @IO-PRF-002 @IO-PRF-009
    Scenario: Il cittadino non ha un profilo
      Dato un cittadino che non è su IO
      Quando l'ente scrive al cittadino
      Allora l'ente non scrive a chi non è su IO
      E il cittadino è avviato a un altro canale

    @IO-PRF-002 @IO-PRF-009
    Scenario: Il cittadino ha spento la casella
      Dato un cittadino con la casella di IO spenta
      Quando l'ente scrive al cittadino
      Allora l'ente non scrive a chi non è su IO
      E il cittadino è avviato a un altro canale
