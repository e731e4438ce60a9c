# language: it
@IO @TC-IO-SEC-03
Funzionalità: TC-IO-SEC-03 · Chiamate da un indirizzo non autorizzato
  IO accetta le chiamate dai soli indirizzi indicati nella scheda del servizio.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Un rifiuto si segnala e non si aggira

    @IO-PRF-005
    Scenario: L'indirizzo non è autorizzato
      Dato un cittadino iscritto a IO
      E che le chiamate dell'ente partono da un indirizzo non autorizzato
      Quando l'ente scrive al cittadino
      Allora l'ente si ferma e l'operatore sa che il destinatario non è consentito
