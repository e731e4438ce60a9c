# language: it
@IO @TC-IO-SEC-08
Funzionalità: TC-IO-SEC-08 · Chiave di gestione e chiavi dei servizi
  La chiave di gestione serve a gestire, quelle dei servizi a scrivere.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Le chiavi non si scambiano

    @IO-SEC-005
    Scenario: Un contenuto riservato
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino un messaggio riservato
      Allora le chiavi di gestione e quelle dei servizi restano distinte

    @IO-SEC-005
    Scenario: Un servizio nuovo
      Dato un servizio con la scheda completa
      Quando l'ente registra il servizio
      Allora le chiavi di gestione e quelle dei servizi restano distinte
