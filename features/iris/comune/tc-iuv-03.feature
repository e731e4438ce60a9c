# language: it
@IRIS @TC-IUV-03
Funzionalità: TC-IUV-03 · IRIS non genera gli IUV
  Quando IRIS rifiuta la richiesta l'ente lo dice all'operatore e non inventa numeri.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Il rifiuto si mostra all'operatore

    @IRIS-IUV-005
    Schema dello scenario: La generazione non riesce
      Dato che IRIS <guasto> alla prossima richiesta di IUV
      Quando l'ente chiede 2 IUV
      Allora l'operatore dell'ente vede perché non ci sono IUV

      Esempi:
        | guasto                             |
        | ha un errore della base dati       |
        | non riesce a generare il numero    |
