# language: it
@IO @TC-IO-SVC-09
Funzionalità: TC-IO-SVC-09 · Scheda incompleta
  Una scheda senza informativa o senza contatti sarebbe respinta.

  Contesto:
    Dato un ente abilitato a IO

  Regola: Una scheda incompleta non va in revisione

    @IO-SVC-003
    Schema dello scenario: Manca qualcosa
      Dato che l'ente ha chiesto la revisione del servizio
      E un servizio con la scheda alla quale manca <mancanza>
      Quando l'ente registra il servizio e ne chiede la revisione
      Allora la scheda mandata in revisione è completa

      Esempi:
        | mancanza                    |
        | l'informativa sulla privacy |
        | un contatto                 |
