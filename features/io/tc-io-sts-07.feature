# language: it
@IO @TC-IO-STS-07
Funzionalità: TC-IO-STS-07 · Esito chiesto dal servizio che ha scritto
  IO dice l'esito di un messaggio al solo servizio che lo ha inviato.

  Contesto:
    Dato un ente abilitato a IO

  Regola: La chiave è quella del servizio che ha scritto

    @IO-STS-007
    Scenario: I messaggi di due servizi
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto con un messaggio di ciascun servizio
      Quando l'ente chiede l'esito del messaggio
      Allora l'esito di ciascun messaggio si chiede con la chiave del suo servizio
