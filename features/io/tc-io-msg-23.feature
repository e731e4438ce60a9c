# language: it
@IO @TC-IO-MSG-23
Funzionalità: TC-IO-MSG-23 · Messaggio Premium senza permesso
  I messaggi Premium chiedono un accordo a parte.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Un rifiuto non si ripete, e si spiega

    @IO-MSG-008 @IO-MSG-017
    Scenario: L'ente non può inviare messaggi Premium
      Dato un cittadino iscritto a IO
      E che all'ente manca il permesso di scrivere messaggi Premium
      Quando l'ente scrive al cittadino un messaggio Premium
      Allora l'ente non ripete il messaggio respinto
      E l'operatore conosce il motivo del rifiuto
