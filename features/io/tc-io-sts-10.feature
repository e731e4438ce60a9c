# language: it
@IO @TC-IO-STS-10
Funzionalità: TC-IO-STS-10 · Elenco delle notifiche
  L'elenco delle notifiche può esserci o no.

  Contesto:
    Dato un ente abilitato a IO

  Regola: L'esito si legge in ogni caso

    @IO-STS-005
    Scenario: L'elenco non c'è
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto al cittadino
      Quando l'ente chiede l'esito del messaggio
      Allora l'esito si legge comunque

    @IO-STS-005
    Scenario: L'elenco c'è
      Dato un cittadino iscritto a IO
      E che IO elenca le notifiche nell'esito
      E che l'ente ha scritto al cittadino
      Quando l'ente chiede l'esito del messaggio
      Allora l'esito si legge comunque
