# language: it
@IRIS @TC-SPX-07
Funzionalità: TC-SPX-07 · Prelievo delle informative di pagamento
  L'ente preleva da SmartProxy le informative e registra tutti i pagamenti, per l'importo pagato.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Tutti i pagamenti si prelevano e si registrano

    @IRIS-SPX-030
    Scenario: Un'informativa con dieci pagamenti
      Dato 10 pendenze inviate con un file e accolte
      Quando i cittadini pagano tutto e l'ente preleva le informative
      Allora tutti i pagamenti prelevati risultano registrati

    @IRIS-SPX-030
    Scenario: Due informative nell'elenco
      Dato 3 pendenze inviate con un file e accolte
      Quando i cittadini pagano in due momenti e l'ente preleva le informative
      Allora tutti i pagamenti prelevati risultano registrati

    @IRIS-SPX-034
    Schema dello scenario: L'importo registrato è quello pagato
      Dato una pendenza di <importo> inviata con un file e accolta
      Quando il cittadino paga e l'ente preleva le informative
      Allora l'importo prelevato è quello pagato, al centesimo

      Esempi:
        | importo       |
        | 0,29 euro     |
        | 10,30 euro    |
        | 1.000,29 euro |

    @IRIS-SPX-037
    Scenario: Una rata pagata non salda le altre
      Dato una pendenza in 3 rate inviata con un file e accolta
      Quando il cittadino paga la rata n. 2 e l'ente preleva le informative
      Allora delle rate del file risulta pagata soltanto la n. 2

    @IRIS-SPX-036
    Schema dello scenario: Testi con il separatore o con le virgolette
      Dato una pendenza con la causale <causale> inviata con un file e accolta
      Quando il cittadino paga e l'ente preleva le informative
      Allora l'informativa con quella causale è letta

      Esempi:
        | causale                       |
        | "Mensa \| primo quadrimestre" |
        | 'Mensa "Arcobaleno"'          |
        | 'Mensa \| scuola "Rodari"'    |

  Regola: Un'informativa si preleva una volta sola e non si perde

    @IRIS-SPX-031
    Scenario: La risposta al prelievo va perduta
      Dato una pendenza di 50,00 euro inviata con un file e accolta
      E che la risposta di SmartProxy al prelievo va perduta
      Quando il cittadino paga, il prelievo non riesce e l'ente preleva di nuovo
      Allora il pagamento dell'informativa perduta risulta registrato

    @IRIS-SPX-032
    Scenario: Arresto del gestionale dopo il prelievo
      Dato una pendenza di 50,00 euro inviata con un file e accolta
      Quando il cittadino paga, l'ente preleva le informative e il gestionale si arresta
      Allora dopo il riavvio il pagamento prelevato risulta ancora registrato

    @IRIS-SPX-035
    Scenario: Regolamento e incasso dello stesso pagamento
      Dato una pendenza di 50,00 euro inviata con un file e accolta
      E che l'ente ha già prelevato l'informativa
      Quando il pagamento è regolato e incassato e l'ente preleva ancora le informative
      Allora il pagamento prelevato è contato una volta sola
