# language: it
@IOSERVICE @TC-IOS-14
Funzionalità: TC-IOS-14 · Servizio non registrato o non attivo
  Un servizio è attivo quando ha il permesso di inviare ed è visibile in app.

  Contesto:
    Dato un ente registrato a IOService

  Regola: Finché il servizio non è attivo i messaggi restano da consegnare

    @IOSERVICE-SERV-001
    Schema dello scenario: Il servizio non può ancora inviare
      Dato che il servizio <stato>
      Quando l'ente consegna al gateway un messaggio
      Allora l'operatore sa che il servizio non è attivo

      Esempi:
        | stato                         |
        | non è registrato              |
        | è in revisione                |
        | non ha il permesso di inviare |
        | non è ancora visibile in app  |
