import { leggiCsv } from '../doors/csv.ts';
import type { CodiceBs } from './codici.ts';
import { controlloDiRiga } from './controllo.ts';
import type { Rapporto } from './controllo.ts';
import type { Errore, Rilievo } from './errore.ts';
import { rigaDi } from './riga.ts';
import type { Riga } from './riga.ts';
import { testoUtf8, TestoNonLeggibile } from './testo.ts';
import { TRACCIATI, VARIANTI } from './tracciato.ts';
import type { Colonna, Tracciato, Varianti } from './tracciato.ts';
import { visti } from './visti.ts';

/** Bytes of a file, read from their beginning each time: a second look is needed where a file is large. */
export type Sorgente = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface Opzioni {
  readonly varianti?: Varianti;
  /** Whom the file must come from; the one of its first row, where not told. */
  readonly creditore?: string;
  /** Errors after which IRIS gives up (BS000019) [reconstructed]. */
  readonly maxErrori?: number;
  /** Given each debt whose rows are all well written, as it ends. */
  readonly suDebito?: (righe: readonly Riga[]) => void;
}

/** What was found of a file. */
export interface Verificato {
  readonly righe: number;
  readonly debiti: number;
  readonly creditore?: string;
  readonly tributo?: string;
  /** In the order of the file. */
  readonly errori: readonly Errore[];
  readonly rilievi: readonly Rilievo[];
}

export const MAX_ERRORI = 1_000;
/** Remarks kept: the rest is counted by nobody, since one of each kind is enough to mend all. */
const MAX_RILIEVI = 200;
/** Characters of one row: four times the longest that the tracciato allows with one debtor. */
const MASSIMO_RECORD = 65_536;
/** Columns that all rows of a debt have alike. */
const COMUNI: readonly Colonna[] = ['NOTE_DEBITO', 'CAUSALE_DEBITO', 'ANNO_RIFERIMENTO', 'DEBITORI'];
/** States that all rows of a debt declare, or none. */
const DI_TUTTE = ['CANCELLATO', 'DA_PAGARE_VARIAZIONE'];

/**
 * Checks a file of positions, however large, in memory that does not grow with it (iris.md §5.2). A repetition that only may
 * be one is settled by reading the file again.
 */
export async function verificaCsv(sorgente: Sorgente, opzioni: Opzioni = {}): Promise<Verificato> {
  const { varianti = VARIANTI, maxErrori = MAX_ERRORI, suDebito } = opzioni;
  const tracciato = TRACCIATI[varianti.formato];
  const indice: Partial<Record<Colonna, number>> = Object.fromEntries(
    tracciato.colonne.map((colonna, at) => [colonna, at]),
  );
  const at = indice as Readonly<Record<Colonna, number>>;
  const errori: Errore[] = [];
  const rilievi: Rilievo[] = [];
  const controlla = controlloDiRiga(tracciato, varianti, indice);
  const [idDebiti, idPagamenti] = [visti(), visti()];
  /** Keys that may have gone by, with the lines where they came back. */
  const dubbi = { debiti: new Map<string, number>(), pagamenti: new Map<string, number>() };

  let intestata = false;
  let righe = 0;
  let debiti = 0;
  let creditore: string | undefined = opzioni.creditore;
  let dichiarato: string | undefined;
  let tributo: string | undefined;
  let primo: readonly string[] | undefined;
  let buono = true;
  let scritte: Riga[] = [];
  let numero = 0;
  let idDebito: string | undefined;

  const aggiungi = (codice: CodiceBs, colonna: Colonna | undefined, testo: string, riga = numero): void => {
    buono = false;
    if (errori.length >= maxErrori) return;
    errori.push({
      codice,
      riga,
      ...(colonna === undefined ? {} : { colonna }),
      testo,
      ...(idDebito === undefined || idDebito === '' ? {} : { idDebito }),
    });
  };
  const rapporto: Rapporto = {
    errore: aggiungi,
    rilievo(tipo, colonna, testo) {
      if (rilievi.length < MAX_RILIEVI) rilievi.push({ tipo, riga: numero, colonna, testo });
    },
  };
  const chiudiDebito = (): void => {
    if (primo === undefined) return;
    if (buono) suDebito?.(scritte);
    scritte = [];
    primo = undefined;
    buono = true;
  };

  const intestazione = (campi: readonly string[]): boolean => {
    if (campi.length === 1 && campi[0]!.trim() === '') return true;
    intestata = true;
    const attesa = tracciato.colonne;
    const dove = attesa.findIndex((nome, posto) => campi[posto]?.trim().toUpperCase() !== nome);
    if (dove < 0 && campi.length === attesa.length) return true;
    aggiungi('BS000011', undefined, problemaIntestazione(campi, tracciato, dove));
    return false;
  };

  const suRecord = (campi: readonly string[], riga: number): boolean => {
    numero = riga;
    idDebito = undefined;
    if (!intestata) return intestazione(campi);
    righe++;
    if (campi.length !== tracciato.colonne.length) {
      chiudiDebito();
      aggiungi(
        'BS000011',
        undefined,
        `attese ${tracciato.colonne.length} colonne separate da «${tracciato.separatore}», trovate ${campi.length}`,
      );
      buono = true;
      return errori.length < maxErrori;
    }
    idDebito = campi[at.ID_DEBITO]!;
    const nuovo = primo === undefined || primo[at.ID_DEBITO] !== idDebito;
    if (nuovo) {
      chiudiDebito();
      debiti++;
    }

    const suo = campi[at.CREDITORE]!;
    creditore ??= suo;
    dichiarato ??= suo;
    if (suo === '') aggiungi('BS000013', 'CREDITORE', 'il creditore manca');
    else if (suo !== dichiarato) aggiungi('BS000017', 'CREDITORE', 'il file ha più di un creditore');
    else if (suo !== creditore) aggiungi('BS000015', 'CREDITORE', 'il creditore non è l’ente che invia il file');
    const tipo = campi[at.TIPO_DEBITO]!;
    tributo ??= tipo;
    if (tipo === '') aggiungi('BS000014', 'TIPO_DEBITO', 'il tipo di debito manca');
    else if (tipo !== tributo) aggiungi('BS000018', 'TIPO_DEBITO', 'il file ha più di un tipo di debito');
    else if (tipo.length > 35) aggiungi('BS000011', 'TIPO_DEBITO', 'al massimo 35 caratteri');

    if (nuovo) {
      const visto = idDebito === '' ? 'no' : idDebiti.nota(idDebito);
      if (visto === 'si') aggiungi('BS000021', 'ID_DEBITO', NON_CONTIGUE);
      else if (visto === 'forse') dubbi.debiti.set(idDebito, riga);
      primo = campi;
    } else {
      for (const colonna of COMUNI)
        if (campi[at[colonna]] !== primo![at[colonna]])
          aggiungi('BS000020', colonna, 'le rate dello stesso debito devono avere lo stesso valore');
      const [stato, primoStato] = [campi[at.STATO_PAGAMENTO]!, primo![at.STATO_PAGAMENTO]!];
      if (stato !== primoStato && (DI_TUTTE.includes(stato) || DI_TUTTE.includes(primoStato)))
        aggiungi(
          'BS000020',
          'STATO_PAGAMENTO',
          `${DI_TUTTE.includes(stato) ? stato : primoStato} deve stare su tutte le rate del debito`,
        );
    }
    const idPagamento = campi[at.ID_PAGAMENTO]!;
    const visto = idPagamento === '' ? 'no' : idPagamenti.nota(idPagamento);
    if (visto === 'si') aggiungi('BS000022', 'ID_PAGAMENTO', RIPETUTO);
    else if (visto === 'forse') dubbi.pagamenti.set(idPagamento, riga);

    controlla(campi, rapporto);
    if (suDebito !== undefined && buono) scritte.push(rigaDi(campi, riga, indice, tracciato));
    return errori.length < maxErrori;
  };

  const note = { bom: false };
  try {
    const guasto = await leggiCsv(
      testoUtf8(sorgente(), tracciato.separatore, note),
      { separatore: tracciato.separatore, massimo: MASSIMO_RECORD },
      suRecord,
    );
    idDebito = undefined;
    if (guasto !== undefined) aggiungi('BS000011', tracciato.colonne[guasto.campo ?? -1], guasto.testo, guasto.riga);
    else if (!intestata) aggiungi('BS000011', undefined, 'il file è vuoto: manca l’intestazione', 1);
    else chiudiDebito();
  } catch (error) {
    if (!(error instanceof TestoNonLeggibile)) throw error;
    idDebito = undefined;
    aggiungi('BS000010', tracciato.colonne[(error.colonna ?? 0) - 1], error.message, error.riga);
  }
  if (note.bom && !varianti.bomAmmesso) aggiungi('BS000011', undefined, BOM, 1);
  else if (note.bom) rilievi.unshift({ tipo: 'bom', riga: 1, testo: BOM });

  if (dubbi.debiti.size + dubbi.pagamenti.size > 0) errori.push(...(await sciogli(sorgente, tracciato, at, dubbi)));
  errori.sort((uno, altro) => uno.riga - altro.riga);
  if (errori.length >= maxErrori)
    errori.push({
      codice: 'BS000019',
      riga: numero,
      testo: `dopo ${maxErrori} errori la lettura si ferma`,
    });
  return {
    righe,
    debiti,
    ...(dichiarato === undefined ? {} : { creditore: dichiarato }),
    ...(tributo === undefined ? {} : { tributo }),
    errori,
    rilievi,
  };
}

const NON_CONTIGUE = 'le rate di questo debito non sono una dopo l’altra: il debito è già comparso prima';
const RIPETUTO = 'questo identificativo di pagamento è già nel file';
const BOM = 'il file comincia con il segno d’ordine dei byte (BOM) di UTF-8: meglio senza';

function problemaIntestazione(campi: readonly string[], { colonne, separatore }: Tracciato, dove: number): string {
  if (campi.some((campo) => campo.includes('\r')))
    return 'le righe finiscono con il solo ritorno a capo CR: si usa LF, o CR e LF';
  const altro = [';', ',', '\t', '|'].find((segno) => segno !== separatore && campi[0]!.split(segno).length > 5);
  if (altro !== undefined)
    return `il separatore delle colonne è «${separatore}», il file usa «${altro === '\t' ? 'tabulazione' : altro}»`;
  const attesa = colonne[dove];
  return attesa === undefined
    ? `l’intestazione ha ${campi.length} colonne, ne sono attese ${colonne.length}`
    : `l’intestazione è obbligatoria: in posizione ${dove + 1} è attesa la colonna ${attesa}`;
}

/** Tells, by reading again, which keys really stand in two places. */
async function sciogli(
  sorgente: Sorgente,
  { separatore }: Tracciato,
  at: Readonly<Record<Colonna, number>>,
  {
    debiti,
    pagamenti,
  }: { readonly debiti: ReadonlyMap<string, number>; readonly pagamenti: ReadonlyMap<string, number> },
): Promise<readonly Errore[]> {
  const errori: Errore[] = [];
  const gia = { debiti: new Set<string>(), pagamenti: new Set<string>() };
  let precedente: string | undefined;
  let intestata = false;
  await leggiCsv(
    testoUtf8(sorgente(), separatore, { bom: false }),
    { separatore, massimo: MASSIMO_RECORD },
    (campi, riga) => {
      if (!intestata) {
        intestata = campi.length > 1;
        return true;
      }
      const idDebito = campi[at.ID_DEBITO]!;
      const idPagamento = campi[at.ID_PAGAMENTO]!;
      if (debiti.has(idDebito) && idDebito !== precedente) {
        if (gia.debiti.has(idDebito))
          errori.push({ codice: 'BS000021', riga, colonna: 'ID_DEBITO', testo: NON_CONTIGUE, idDebito });
        gia.debiti.add(idDebito);
      }
      if (pagamenti.has(idPagamento)) {
        if (gia.pagamenti.has(idPagamento))
          errori.push({ codice: 'BS000022', riga, colonna: 'ID_PAGAMENTO', testo: RIPETUTO, idDebito });
        gia.pagamenti.add(idPagamento);
      }
      precedente = idDebito;
      return true;
    },
  );
  return errori;
}
