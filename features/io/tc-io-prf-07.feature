# language: it
@IO @TC-IO-PRF-07
Funzionalità: TC-IO-PRF-07 · Destinatario che non è una persona
  Su IO ci sono le persone: un'impresa si informa per altra via.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Di un'impresa non si chiede nulla a IO

    @IO-PRF-007
    Scenario: Il destinatario è un'impresa
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto al cittadino
      E un'impresa da informare
      Quando l'ente scrive all'impresa
      Allora l'ente non chiama IO e l'operatore lo sa
