# language: it
@IO @TC-IO-RC-16
Funzionalità: TC-IO-RC-16 · Annunci e contenuti
  Ciò che il messaggio annuncia è ciò che il cittadino trova.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Ciò che è annunciato c'è

    @IO-RC-008
    Scenario: Contenuto e allegati
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto un messaggio riservato con 2 allegati
      Quando il cittadino apre il messaggio
      Allora ciò che il messaggio annuncia è ciò che si trova
