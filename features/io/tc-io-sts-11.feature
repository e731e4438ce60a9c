# language: it
@IO @TC-IO-STS-11
Funzionalità: TC-IO-STS-11 · Stato che non si conosce
  IO può aggiungere stati: uno sconosciuto non è definitivo.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Uno stato sconosciuto si aspetta

    @IO-STS-004
    Scenario: IO comunica uno stato poco noto
      Dato un cittadino al quale IO consegna con ritardo
      E che IO chiama con un altro nome i messaggi da lavorare
      E che l'ente ha scritto al cittadino
      Quando l'ente chiede l'esito del messaggio
      Allora il messaggio in lavorazione resta in attesa
