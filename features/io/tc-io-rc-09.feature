# language: it
@IO @TC-IO-RC-09
Funzionalità: TC-IO-RC-09 · Elenco degli allegati
  L'elenco degli allegati dice dove trovarli e come si chiamano.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Gli allegati sono descritti

    @IO-RC-004
    Scenario: Due allegati
      Dato un cittadino iscritto a IO
      E che l'ente ha scritto un messaggio riservato con 2 allegati
      Quando il cittadino apre il messaggio
      Allora gli allegati sono descritti nella forma prevista
