# language: it
@IO @TC-IO-PRF-05
Funzionalità: TC-IO-PRF-05 · Destinatario non consentito
  Il servizio in prova scrive ai soli destinatari indicati: gli altri non si possono nemmeno cercare.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Un rifiuto si segnala e non si aggira

    @IO-PRF-005
    Scenario: IO non consente il destinatario
      Dato che il servizio può scrivere ai soli destinatari di prova
      E un cittadino iscritto a IO
      Quando l'ente scrive al cittadino
      Allora l'ente si ferma e l'operatore sa che il destinatario non è consentito
