import { elementAt, textAt } from '../../../simulators/kernel/xml.ts';
import type { XmlElement } from '../../../simulators/kernel/xml.ts';
import { keys } from './archive.ts';
import type { Changes, Messaggio, PendenzaTenuta, Richiesta } from './archive.ts';
import type { IrisDesk } from './desk.ts';
import { childrenOf } from './xml.ts';

export interface Errore {
  readonly codice: string;
  readonly descrizione: string;
}

/** What IRIS made of a message (iris.md §2.4). */
export interface CorpoEsito {
  readonly ok: boolean;
  /** Errors of the whole message. */
  readonly globali: readonly Errore[];
  readonly dettagli: readonly { readonly id: string; readonly errori: readonly Errore[] }[];
}

/** E2EMsgId of a message: `content` is the element that holds the header. */
export function e2eMsgIdOf(content: XmlElement): string {
  return textAt(content, 'IdpHeader', 'E2E', 'E2EMsgId') ?? '';
}

/** The body of an IdpEsito, or of an IdpEsitoOTF; undefined where there is none. */
export function readEsito(content: XmlElement): CorpoEsito | undefined {
  const body = elementAt(content, 'IdpBody');
  const stato = body === undefined ? undefined : textAt(body, 'InfoMessaggio', 'Stato');
  if (body === undefined || stato === undefined) return undefined;
  return {
    ok: stato === 'Elaborato Correttamente',
    globali: errorsIn(elementAt(body, 'InfoMessaggio')),
    dettagli: childrenOf(elementAt(body, 'InfoDettaglio'), 'Dettaglio').map((dettaglio) => ({
      id: textAt(dettaglio, 'Id') ?? '',
      errori: errorsIn(dettaglio),
    })),
  };
}

function errorsIn(element: XmlElement | undefined): readonly Errore[] {
  return childrenOf(element === undefined ? undefined : elementAt(element, 'Esiti'), 'Esito').map((esito) => ({
    codice: textAt(esito, 'Codice') ?? '',
    descrizione: textAt(esito, 'Descrizione') ?? '',
  }));
}

/**
 * What changes in the archive with the verdict on a message: nothing for a pendenza whose verdict is known already.
 * `errors` tells the errors of the pendenze that were discarded.
 */
export function settle(
  { archive, parts }: IrisDesk,
  { id, richieste }: Messaggio,
  errors: ReadonlyMap<string, readonly Errore[]>,
): Changes {
  const changes: (readonly [string, unknown])[] = [];
  const queue: string[] = [];
  for (const { dati } of richieste) {
    const held = archive.pendenza(dati.idPendenza);
    if (held?.inCorso === undefined || held.inCorso.messaggio !== id) continue;
    const { inCorso, ...rest } = held;
    const errori = errors.get(dati.idPendenza);
    if (errori === undefined) changes.push([keys.pendenza(dati.idPendenza), done(rest, inCorso)]);
    else {
      changes.push([keys.pendenza(dati.idPendenza), { ...rest, errori: parts.errorTexts(errori) }]);
      queue.push(...parts.afterDiscard(errori, dati.idPendenza, id));
    }
  }
  // a message whose verdict is known is not sent again
  const waiting = archive.queue().filter((task) => task !== `messaggio/${id}`);
  return changes.length === 0 ? [] : [...changes, [keys.queue, [...waiting, ...queue]]];
}

/** A pendenza after IRIS did what was asked. */
function done(held: PendenzaTenuta, { operazione, dati, stato = 'Non Pagato', nuovi }: Richiesta): PendenzaTenuta {
  const settled = { ...held, errori: [] };
  switch (operazione) {
    case 'Delete':
      return { ...settled, presso: 'cancellata' };
    case 'UpdateStatus':
      return {
        ...settled,
        dati: {
          ...held.dati,
          rate: [...held.dati.rate, ...dati.rate.filter(({ idPagamento }) => nuovi.includes(idPagamento))],
        },
        dichiarati: {
          ...held.dichiarati,
          ...Object.fromEntries(dati.rate.map(({ idPagamento }) => [idPagamento, stato])),
        },
      };
    default:
      return { ...settled, dati, presso: 'presente', dichiarati: {} };
  }
}
