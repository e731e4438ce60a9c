import { composeNumeroAvviso } from '../../simulators/kernel/values/numero-avviso.ts';
import type { CreateDebtPosition, DebtPosition } from '../../sut/commands/send.ts';
import type { Desk } from './desk.ts';

/** Code that keeps this office's notices apart from those of others of the same creditor (aux digit 3). */
const SEGREGAZIONE = '01';
const TERM_MS = 60 * 86_400_000;

/** Opens a debt position and gives its notice a number nobody has had yet. */
export function createDebtPosition({ archive, ports }: Desk, parameters: CreateDebtPosition): DebtPosition {
  const creditore = parameters.creditore.codiceFiscale;
  let numeroAvviso: string;
  do numeroAvviso = composeNumeroAvviso({ aux: 3, segregazione: SEGREGAZIONE, base: ports.ids.digits(13) });
  while (archive.posizione(creditore, numeroAvviso) !== undefined);
  archive.savePosizione({
    ...parameters,
    numeroAvviso,
    scadenza: new Date(ports.clock.now() + TERM_MS).toISOString().slice(0, 10),
    ricevute: [],
  });
  return { numeroAvviso, creditore };
}

/** How a debt position stands: with its last known cost while it is open, as it was paid afterwards. Cents. */
export function paymentStatus(
  { archive, parts }: Desk,
  { creditore, numeroAvviso }: { readonly creditore: string; readonly numeroAvviso: string },
): { stato: 'aperta' | 'pagata' | 'sconosciuta'; importo?: number; costoNotifica?: number; ricevute: number } {
  const posizione = archive.posizione(creditore, numeroAvviso);
  if (posizione === undefined) return { stato: 'sconosciuta', ricevute: 0 };
  const fee = posizione.annullata === true ? 0 : (posizione.ultimoCosto ?? 0);
  return {
    stato: posizione.pagata === undefined ? 'aperta' : 'pagata',
    importo: posizione.pagata?.importo ?? parts.amountDue(posizione.importo, fee),
    ...(posizione.pagata?.costoNotifica === undefined ? {} : { costoNotifica: posizione.pagata.costoNotifica }),
    ricevute: posizione.ricevute.length,
  };
}
