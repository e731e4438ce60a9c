# language: it
@IO @TC-IO-STS-01
Funzionalità: TC-IO-STS-01 · Messaggio consegnato con ritardo
  La consegna si viene a sapere chiedendola, con pazienza.

  Contesto:
    Dato un ente abilitato a IO

  Regola: L'esito è quello che IO comunica

    @IO-STS-001
    Scenario: IO consegna dopo un'ora
      Dato un cittadino al quale IO consegna con ritardo
      E che l'ente ha scritto al cittadino
      Quando l'ente chiede l'esito del messaggio dopo 90 minuti
      Allora l'esito che risulta è quello comunicato da IO

    @IO-STS-003 @IO-STS-004
    Scenario: IO sta ancora lavorando il messaggio
      Dato un cittadino al quale IO consegna con ritardo
      E che l'ente ha scritto al cittadino
      E che IO ha consegnato il messaggio e l'ente lo sa
      Quando l'ente chiede l'esito del messaggio
      Allora il messaggio in lavorazione resta in attesa
      E l'esito di uno stesso messaggio si chiede a intervalli

    @IO-STS-001
    Scenario: L'operatore ha fretta
      Dato un cittadino al quale IO consegna con ritardo
      E che l'ente ha scritto al cittadino
      Quando l'operatore chiede l'esito per tre volte in dieci secondi
      Allora l'esito che risulta è quello comunicato da IO
