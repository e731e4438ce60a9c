# language: it
@IRIS @TC-SPX-04
Funzionalità: TC-SPX-04 · Testi con caratteri particolari
  I testi scritti dall'operatore arrivano a IRIS intatti e non rompono il file.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Un testo non rompe il file

    @IRIS-SPX-009 @IRIS-SPX-010
    Schema dello scenario: Causali con caratteri particolari
      Quando l'ente invia un file con una pendenza e la causale <causale>
      Allora la causale arriva a IRIS intatta
      E nessun testo comincia come una formula

      Esempi:
        | causale                                    |
        | "Mensa \| primo quadrimestre"             |
        | "Mensa della scuola 'Città di Forlì' è già" |
        | "Mensa; rata=1, 50% del dovuto"            |
