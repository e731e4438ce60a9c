# language: it
@IO @TC-IO-MSG-24
Funzionalità: TC-IO-MSG-24 · Una chiave per ogni servizio
  Il messaggio arriva al cittadino sotto il nome del servizio la cui chiave è usata.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Ogni servizio ha la sua chiave

    @IO-MSG-011
    Scenario: Due servizi
      Dato un cittadino iscritto a IO
      Quando l'ente scrive con un messaggio di ciascun servizio
      Allora il messaggio parte con la chiave del suo servizio
