# language: it
@IO @TC-IO-MSG-21
Funzionalità: TC-IO-MSG-21 · Messaggio di prova a un cittadino qualunque
  Il servizio in prova scrive ai soli destinatari indicati: agli altri IO rifiuta il messaggio.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Un rifiuto si segnala e non si ripete

    @IO-MSG-008 @IO-MSG-017
    Scenario: IO rifiuta il destinatario
      Dato un cittadino iscritto a IO
      E che IO riceve il messaggio e non consente di scrivere al destinatario
      Quando l'ente scrive al cittadino
      Allora l'ente non ripete il messaggio respinto
      E l'operatore conosce il motivo del rifiuto
