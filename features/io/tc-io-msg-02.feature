# language: it
@IO @TC-IO-MSG-02
Funzionalità: TC-IO-MSG-02 · Promemoria
  Un promemoria porta la data da ricordare, che cade nel giorno giusto per chi la legge in Italia.

  Contesto:
    Dato un ente abilitato a IO

  Regola: La scadenza è quella voluta

    @IO-MSG-019 @IO-MSG-006 @IO-MST-001 @IO-MST-005
    Schema dello scenario: Promemoria
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino un promemoria per il <giorno>
      Allora il promemoria porta la scadenza
      E la scadenza è espressa in UTC
      E la scadenza annunciata è anche un dato
      E la scadenza cade il <giorno> in Italia

      Esempi:
        | giorno     |
        | 31/12/2026 |
        | 15/07/2027 |
