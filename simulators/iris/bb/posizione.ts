import type { Context } from '../../kernel/platform.ts';
import { dateOf } from '../contract/moment.ts';
import { genera } from '../iuv/genera.ts';
import type { IuvEmesso } from '../iuv/registro.ts';
import { rigaScritta } from '../eventi.ts';
import { CARGO, silDi } from '../state.ts';
import type { Condizione, Ente, IrisEvent, IrisState, Riga, Tributo } from '../state.ts';
import { riga as macchina } from '../status/riga.ts';
import type { Campo } from './modulo.ts';
import { centesimiDi } from './campi.ts';

/** How long what was entered can be paid. */
const VALIDITA_MS = 60 * 86_400_000;

/** A position that a citizen has made, and what it leads to. */
export interface Spontanea {
  readonly riga: Riga;
  readonly condizione: Condizione;
  readonly events: readonly IrisEvent[];
}

/**
 * The position of a filled form (createNewPendenza, iris.md §6): hidden until it is paid; its id `000` and fifteen digits of
 * time, its payment a new IUV where the ente's are generated, else the digits again.
 */
export function posizioneSpontanea(
  state: IrisState,
  { clock }: Context,
  ente: Ente,
  tributo: Tributo,
  valori: Readonly<Record<string, string>>,
): Spontanea {
  const now = clock.now();
  const tempo = `${String(now).padStart(13, '0')}${String(state.righe.size % 100).padStart(2, '0')}`;
  const ultimo = state.iuv.progressivi.get(ente.codice) ?? 0;
  const generati = genera({
    ente: ente.codice,
    tributo: tributo.codice,
    parametri: ente.iuv,
    inizio: tributo.inizioIuv,
    ultimo,
    quanti: 1,
  });
  const emessi: readonly IuvEmesso[] = 'numero' in generati ? [] : generati;
  const importo = centesimiDi(valori['importo']!)!;
  const id = valori['debitore']!.toUpperCase();
  const denominazione = valori['denominazione'] ?? '';
  const condizione: Condizione = {
    idPagamento: emessi[0]?.iuv ?? tempo,
    tipoPagamento: 'Pagamento Unico',
    stato: 'N',
    annullata: false,
    importo,
    scadenza: dateOf(now + VALIDITA_MS),
    inizioValidita: dateOf(now),
    fineValidita: dateOf(now + VALIDITA_MS),
    causale: causaleDi(valori, tributo.modulo?.campi ?? []),
    voci: [],
    allegati: [],
  };
  const riga: Riga = {
    id: `R${state.righe.size + 1}`,
    ente: ente.codice,
    sil: tributo.sil ?? silDi(ente),
    tributo: tributo.codice,
    idPendenza: `000${tempo}`,
    versione: 1,
    stato: macchina.next('-', 'insertOtf'),
    statoPendenza: 'A',
    cartella: false,
    destinatari: [
      {
        tipo: id.length === 11 ? 'Altro' : 'Cittadino',
        id,
        ...(denominazione === '' ? {} : { descrizione: denominazione }),
      },
    ],
    causale: condizione.causale!,
    ...((valori['note'] ?? '') === '' ? {} : { note: valori['note']! }),
    annoRiferimento: valori['anno']!,
    importoTotale: importo,
    condizioni: [condizione],
    scrittaAlle: now,
  };
  return {
    riga,
    condizione,
    events: [
      ...(emessi.length === 0
        ? []
        : [{ type: 'iuvEmessi', ente: ente.codice, tributo: tributo.codice, ultimo: ultimo + 1, [CARGO]: emessi }]),
      rigaScritta(riga),
    ],
  };
}

/** The causale that the plugin makes [reconstructed]: what was written, then the ente's own fields; a blank where there is none. */
function causaleDi(valori: Readonly<Record<string, string>>, campi: readonly Campo[]): string {
  const propri = campi
    .filter(({ nome }) => (valori[nome] ?? '') !== '')
    .map(({ nome, etichetta }) => `${etichetta}: ${valori[nome]}`);
  return (
    [valori['causale'] ?? '', ...propri]
      .filter((testo) => testo !== '')
      .join('; ')
      .slice(0, 256) || ' '
  );
}
