# language: it
@IRIS @TC-CA-02
Funzionalità: TC-CA-02 · Lo stesso messaggio inviato due volte
  Quando la sorte di un invio è ignota l'ente lo ripete con lo stesso identificativo, e IRIS riconosce il doppio.

  Contesto:
    Dato un ente abilitato a IRIS

  Regola: Un invio di sorte ignota si ripete uguale e non raddoppia le pendenze

    @IRIS-ESITO-002 @IRIS-PEND-016 @IRIS-TRASP-010 @IRIS-TRASP-011
    Scenario: La risposta di IRIS va perduta
      Dato che la risposta di IRIS all'invio delle pendenze va perduta
      Quando l'ente invia a IRIS una pendenza di 50,00 euro
      Allora l'ente ripete l'invio con lo stesso identificativo
      E IRIS ha una sola volta la pendenza
      E la pendenza risulta accettata presso l'ente
      E l'ente non insiste con un messaggio che IRIS ha già

    @IRIS-TRASP-010 @IRIS-TRASP-016
    Schema dello scenario: Un errore temporaneo non impedisce l'invio
      Dato che IRIS <guasto> all'invio delle pendenze
      Quando l'ente invia a IRIS una pendenza di 50,00 euro
      Allora l'ente ripete l'invio con lo stesso identificativo
      E l'ente porta a termine l'invio

      Esempi:
        | guasto                    |
        | ha un errore interno      |
        | interrompe la connessione |
        | non risponde              |

    @IRIS-TRASP-010 @IRIS-TRASP-016
    Schema dello scenario: Un errore del motore di IRIS non impedisce l'invio
      Dato che il motore di IRIS <guasto>
      Quando l'ente invia a IRIS una pendenza di 50,00 euro
      Allora l'ente ripete l'invio con lo stesso identificativo
      E l'ente porta a termine l'invio

      Esempi:
        | guasto                                  |
        | non riesce a salvare il messaggio       |
        | non riesce a salvare i dati di gestione |
        | ha un errore inatteso                   |

    @IRIS-TRASP-017
    Scenario: Un servizio a lungo non disponibile non è sollecitato senza fine
      Dato che IRIS ha un errore interno a lungo all'invio delle pendenze
      Quando l'ente invia a IRIS una pendenza di 50,00 euro
      Allora l'ente smette di ripetere l'invio dopo pochi tentativi

  Regola: Una pendenza accettata non si inserisce di nuovo

    @IRIS-PEND-016
    Scenario: Lo stesso invio chiesto due volte
      Quando l'operatore chiede due volte l'invio della stessa pendenza
      Allora IRIS ha una sola volta la pendenza
