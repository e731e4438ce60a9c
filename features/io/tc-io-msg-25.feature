# language: it
@IO @TC-IO-MSG-25
Funzionalità: TC-IO-MSG-25 · Contenuto riservato e posta elettronica
  IO avvisa anche per posta elettronica: un contenuto riservato non deve passarvi.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Un contenuto riservato non va per posta

    @IO-MSG-012
    Scenario: Messaggio riservato
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino un messaggio riservato
      Allora il messaggio non va per posta elettronica
