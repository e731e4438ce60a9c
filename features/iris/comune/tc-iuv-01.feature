# language: it
@IRIS @TC-IUV-01
Funzionalità: TC-IUV-01 · Richiesta di IUV
  L'ente chiede a IRIS gli identificativi dei pagamenti e li conserva con il loro numero avviso.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: La richiesta è dell'ente e di un suo tributo

    @IRIS-IUV-001 @IRIS-IUV-004
    Scenario: Uno IUV
      Quando l'ente chiede 1 IUV
      Allora la richiesta di IUV è dell'ente e di un suo tributo
      E l'ente tiene tanti IUV quanti ne ha chiesti

  Regola: Un numero avviso si conserva cifra per cifra

    @IRIS-IUV-003
    Schema dello scenario: Le quattro forme del numero avviso
      Dato che IRIS numera gli avvisi con aux digit <aux>
      Quando l'ente chiede 3 IUV
      Allora l'ente tiene ogni IUV con il numero avviso che IRIS gli ha dato

      Esempi:
        | aux |
        | 0   |
        | 1   |
        | 2   |
        | 3   |
