# language: it
@IO @TC-IO-PRF-06
Funzionalità: TC-IO-PRF-06 · Codice fiscale scritto male in archivio
  L'ente non trasmette a IO codici fiscali che non ne hanno la forma.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il codice fiscale si normalizza prima di chiamare IO

    @IO-PRF-006 @IO-MSG-003
    Scenario: Codice fiscale in minuscolo
      Dato un cittadino iscritto a IO
      E che il codice fiscale del cittadino è in archivio in minuscolo
      Quando l'ente scrive al cittadino
      Allora ogni codice fiscale trasmesso ha la forma prevista
      E IO prende il messaggio
