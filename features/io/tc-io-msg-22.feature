# language: it
@IO @TC-IO-MSG-22
Funzionalità: TC-IO-MSG-22 · Permesso di scrivere assente
  Senza il permesso il messaggio non parte, e insistere non serve.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Un rifiuto non si ripete, e si spiega

    @IO-MSG-008 @IO-MSG-017
    Scenario: L'ente non può scrivere
      Dato un cittadino iscritto a IO
      E che all'ente manca il permesso di scrivere messaggi
      Quando l'ente scrive al cittadino
      Allora l'ente non ripete il messaggio respinto
      E l'operatore conosce il motivo del rifiuto
