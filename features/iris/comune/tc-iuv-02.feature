# language: it
@IRIS @TC-IUV-02
Funzionalità: TC-IUV-02 · Lotti di IUV
  L'ente chiede più IUV insieme, mai più di 1.000 con una richiesta.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Un lotto ha al massimo 1.000 IUV

    @IRIS-IUV-002 @IRIS-IUV-004
    Scenario: Servono più IUV di quanti ne dà una richiesta
      Quando l'ente chiede 1.005 IUV
      Allora nessuna richiesta chiede più di 1.000 IUV
      E l'ente tiene tanti IUV quanti ne ha chiesti
