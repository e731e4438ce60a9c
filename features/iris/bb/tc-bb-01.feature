# language: it
@IRIS @TC-BB-01
Funzionalità: TC-BB-01 · Tributi affidati al Bollettino Bianco
  L'ente affida al Bollettino Bianco soltanto pagamenti spontanei e definisce i campi del modulo.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Al Bollettino Bianco vanno soltanto pagamenti spontanei, con un modulo ammesso

    @IRIS-BB-001 @IRIS-BB-002
    Scenario: I tributi e i loro moduli
      Quando l'ente dichiara i tributi affidati al Bollettino Bianco
      Allora sono tutti pagamenti spontanei
      E i campi aggiunti al modulo sono fra quelli ammessi
