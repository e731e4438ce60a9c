# language: it
@IO @TC-IO-MSG-17
Funzionalità: TC-IO-MSG-17 · Dati personali nell'oggetto
  L'oggetto si legge anche a schermo bloccato: non dice chi è il destinatario.

  Contesto:
    Dato un ente abilitato a IO

  Regola: L'oggetto non contiene dati personali

    @IO-MST-003
    Scenario: Un oggetto qualunque
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino
      Allora l'oggetto non contiene dati personali

    @IO-MST-003
    Scenario: L'operatore scrive il nome nell'oggetto
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto al cittadino
      Quando l'ente scrive al cittadino con il suo nome nell'oggetto
      Allora l'oggetto non contiene dati personali
