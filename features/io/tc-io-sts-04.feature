# language: it
@IO @TC-IO-STS-04
Funzionalità: TC-IO-STS-04 · Messaggio ancora senza contenuto
  Finché IO lavora il messaggio, il suo contenuto non si legge.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Un contenuto assente non è un errore

    @IO-STS-004
    Scenario: IO sta lavorando il messaggio
      Dato un cittadino al quale IO consegna con ritardo
      E che l'ente ha scritto al cittadino
      Quando l'ente chiede l'esito del messaggio
      Allora il messaggio in lavorazione resta in attesa
