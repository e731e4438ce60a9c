# language: it
@IOSERVICE @TC-IOS-16
Funzionalità: TC-IOS-16 · Accesso con Cohesion
  Il cittadino accede ai servizi dell'ente con Cohesion, al livello che il servizio esige.

  Contesto:
    Dato un ente registrato a IOService

  Regola: La richiesta dichiara il livello che il servizio esige

    @IOSERVICE-ACC-003
    Scenario: L'accesso chiede il livello
      Quando l'ente avvia l'accesso a un servizio di livello 2
      Allora la richiesta a Cohesion dichiara il livello 2

  Regola: Entra soltanto chi ha il livello richiesto

    @IOSERVICE-ACC-001
    Scenario: Il livello è quello richiesto
      Quando un cittadino accede con il livello 2 a un servizio di livello 2
      Allora il cittadino con il livello richiesto entra

    @IOSERVICE-ACC-001
    Scenario: Il livello è più basso
      Dato che un cittadino è entrato con il livello 2 in un servizio di livello 2
      Quando un cittadino accede con il livello 1 a un servizio di livello 2
      Allora il cittadino con il livello più basso non entra

    @IOSERVICE-ACC-001
    Scenario: Il livello è stato alterato nel modulo di ritorno
      Dato che un cittadino è entrato con il livello 2 in un servizio di livello 2
      Quando un cittadino che ha il livello 1 si presenta con il livello 3 a un servizio di livello 2
      Allora il cittadino con il livello più basso non entra

  Regola: L'accesso proviene da Cohesion

    @IOSERVICE-ACC-002
    Scenario: Il ritorno non proviene da Cohesion
      Dato che un cittadino è entrato con il livello 2 in un servizio di livello 2
      Quando un cittadino torna a un servizio di livello 2 da un altro dominio
      Allora il cittadino che non proviene da Cohesion non entra
