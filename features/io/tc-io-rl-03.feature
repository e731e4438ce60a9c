# language: it
@IO @TC-IO-RL-03
Funzionalità: TC-IO-RL-03 · Troppe chiamate senza indicazioni
  Se IO non dice quanto attendere, si attende sempre di più.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Le attese crescono

    @IO-RL-004
    Scenario: IO non dice quanto attendere
      Dato un cittadino iscritto a IO
      E che IO rifiuta 3 invii senza dire quanto attendere
      Quando l'ente scrive al cittadino
      Allora l'ente attende sempre più a lungo
