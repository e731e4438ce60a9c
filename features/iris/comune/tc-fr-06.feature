# language: it
@IRIS @TC-FR-06
Funzionalità: TC-FR-06 · Prelievo dei flussi con i servizi REST
  Chi preleva i flussi con i servizi REST legge tutte le pagine.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Nessuna pagina si tralascia

    @IRIS-FR-015
    Scenario: Elenco e pagamenti sono su più pagine
      Dato 3 pendenze pagate presso "Web"
      E 3 pendenze pagate presso "Poste"
      E che il prestatore di servizi ha pubblicato il flusso dei pagamenti
      E che i servizi dei flussi danno 2 righe per pagina
      Quando l'ente riconcilia i flussi con i riversamenti arrivati, con i servizi REST
      Allora tutti i pagamenti di tutte le pagine sono incassati
