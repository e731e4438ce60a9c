# language: it
@IO @TC-IO-STS-06
Funzionalità: TC-IO-STS-06 · Esito chiesto per il destinatario
  IO cerca un messaggio per codice fiscale e identificativo: vanno chiesti insieme.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Il codice fiscale è quello del messaggio

    @IO-STS-008
    Scenario: Il codice fiscale in archivio è in minuscolo
      Dato un cittadino iscritto a IO
      E che il codice fiscale del cittadino è in archivio in minuscolo
      E che l'ente ha scritto al cittadino
      Quando l'ente chiede l'esito del messaggio
      Allora l'esito si chiede con il codice fiscale del destinatario
