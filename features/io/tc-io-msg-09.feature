# language: it
@IO @TC-IO-MSG-09
Funzionalità: TC-IO-MSG-09 · Forma deprecata dell'invio
  Il codice fiscale del destinatario non sta nell'indirizzo della chiamata.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il destinatario sta nel corpo

    @IO-MSG-004
    Scenario: L'invio
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino
      Allora il destinatario è nel corpo del messaggio
