# language: it
@IO @TC-IO-SVC-01
Funzionalità: TC-IO-SVC-01 · Registrazione di un servizio
  L'ente registra un servizio: nasce in bozza.

  Contesto:
    Dato un ente abilitato a IO

  Regola: La scheda è nella forma che IO accetta

    @IO-SVC-001 @IO-SVC-005
    Scenario: Una scheda completa
      Dato un servizio con la scheda completa
      Quando l'ente registra il servizio
      Allora IO accetta la scheda
      E il servizio risulta in bozza
