# language: it
@IO @TC-IO-PRF-01
Funzionalità: TC-IO-PRF-01 · Verifica del profilo prima di ogni invio
  L'ente chiede a IO se può scrivere al cittadino, e solo dopo gli scrive.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Prima si chiede, poi si scrive

    @IO-PRF-001 @IO-PRF-006 @IO-MSG-003
    Scenario: Il profilo è chiesto prima di scrivere
      Dato un cittadino iscritto a IO
      Quando l'ente scrive al cittadino
      Allora l'ente chiede il profilo prima di scrivere
      E ogni codice fiscale trasmesso ha la forma prevista
      E IO prende il messaggio
