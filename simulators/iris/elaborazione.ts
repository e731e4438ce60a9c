import type { Context, Effects } from '../kernel/platform.ts';
import { bozzaDi } from './archivio.ts';
import { esitoDi } from './codes.ts';
import type { CorpoEsito, Dettaglio, Esito } from './contract/esito.ts';
import { answered } from './contract/header.ts';
import type { Header } from './contract/header.ts';
import { momentOf } from './contract/moment.ts';
import { corpoDi } from './esiti.ts';
import { daSpedire, messaggioMosso, rigaScritta } from './eventi.ts';
import { lavora } from './lavora.ts';
import type { IrisEvent, IrisState, Messaggio, Spedizione } from './state.ts';
import { messaggio as macchina } from './status/messaggio.ts';
import type { MossaMessaggio } from './status/messaggio.ts';
import { spedizione as macchinaSpedizione } from './status/spedizione.ts';

/** An asynchronous message is worked: its rows are written, and an esito gets ready (iris.md §3.1). */
export function elaboraMessaggio(state: IrisState, chiave: string, context: Context): Effects {
  const ricevuto = state.messaggi.get(chiave);
  if (ricevuto === undefined) throw new RangeError(`IRIS holds no message ${chiave}`);
  const now = context.clock.now();
  const preso: Messaggio = { ...ricevuto, stato: macchina.next(ricevuto.stato, 'prende') };
  const bozza = bozzaDi(state);
  const guasta = guastoDi(ricevuto);
  const { globale, dettagli } =
    guasta === undefined
      ? lavora(state, bozza, ricevuto.header, ricevuto.pendenze, { nascosta: false, validaDaOggi: false, now })
      : { globale: guasta, dettagli: [] };
  const finito: Messaggio = {
    ...preso,
    stato: macchina.next(preso.stato, mossaDi(globale, dettagli)),
    pendenze: [],
  };
  const { pronta, attesaMs } = esitoPronto(state, context, ricevuto.header, globale, dettagli);
  const events: IrisEvent[] = [
    messaggioMosso(preso),
    ...bozza.scritte().map(rigaScritta),
    messaggioMosso(finito),
    daSpedire(pronta),
    ...(state.ritardoEsitoMs === 0 ? [] : [{ type: 'esitoRitardato', ms: 0 }]),
  ];
  return {
    events,
    schedule: attesaMs === 0 ? [] : [{ afterMs: attesaMs, timer: { type: 'rinvio', id: pronta.id } }],
  };
}

function guastoDi({ guasto, violazioni }: Messaggio): Esito | undefined {
  if (guasto !== undefined) return { ...esitoDi(guasto), elemento: 'String' };
  return violazioni[0] === undefined ? undefined : schemaNonValido(violazioni[0]);
}

/** V0000001: the detail is cut to 140 characters, its place first (iris.md §3.1). */
export function schemaNonValido(violazione: string): Esito {
  return { ...esitoDi('V0000001', violazione.slice(0, 140)), elemento: 'String' };
}

function mossaDi(globale: Esito | undefined, dettagli: readonly Dettaglio[]): MossaMessaggio {
  if (globale?.codice === 'V0000001') return 'nonValido';
  if (globale !== undefined) return 'rifiuta';
  return dettagli.length === 0 ? 'accetta' : 'scarta';
}

/** The template of an esito with errors leaves its Note as it found it (iris.md §3.1). */
function conNota(corpo: CorpoEsito): CorpoEsito {
  return corpo.stato === 'Elaborato con Errori' ? { ...corpo, note: 'String' } : corpo;
}

function esitoPronto(
  state: IrisState,
  { clock }: Context,
  header: Header,
  globale: Esito | undefined,
  dettagli: readonly Dettaglio[],
): { readonly pronta: Spedizione; readonly attesaMs: number } {
  const now = clock.now();
  const { e2e, trt } = header;
  const intermediato = trt.sender.id !== e2e.sender.id;
  const attesaMs = (intermediato ? state.settings.esitoIntermediatoMs : 0) + state.ritardoEsitoMs;
  const risposta = answered(header, momentOf(now));
  const parti = { msgId: e2e.msgId, service: trt.service };
  const pronta: Spedizione = {
    id: `ESITO/${e2e.sender.id}/${e2e.sender.sys}/${e2e.msgId}`,
    ente: e2e.sender.id,
    sil: e2e.sender.sys,
    coda: `esito/${e2e.sender.id}/${e2e.sender.sys}`,
    messaggio: {
      wrapper: 'IdpAllineamentoPendenzeEnte.Esito',
      content: {
        versione: '01.03-00',
        header: { trt: { ...risposta.trt, ...parti }, e2e: { ...risposta.e2e, msgId: e2e.msgId } },
        corpo: conNota(corpoDi(globale, dettagli)),
      },
    },
    pagamenti: [],
    stato: macchinaSpedizione.next('-', 'prepara'),
    prontaAlle: now,
    prossimoAlle: now + clock.span(attesaMs),
    tentativi: 0,
  };
  return { pronta, attesaMs };
}
