import { recently } from '../../kernel/recently.ts';
import { parseIdentificativoFiscale } from '../../kernel/values/codice-fiscale-numerico.ts';
import { isIban } from '../../kernel/values/iban.ts';
import type { CodiceBs } from './codici.ts';
import { leggiData } from './date.ts';
import type { Rilievo } from './errore.ts';
import { coppie } from './riga.ts';
import { statiDi } from './tracciato.ts';
import type { Colonna, Tracciato, Varianti } from './tracciato.ts';

const ID = /^[a-zA-Z0-9._]{1,35}$/;
const ANNO = /^[0-9]{4}$/;
/** What a spreadsheet would take for a formula, in a field of free text. */
const FORMULA = /^[=+\-@\t\r]/;

/** Debtors repeat, and their control characters are the dearest thing of a row: so many are remembered. */
const RICORDATI = 50_000;
const isIdentificativo = recently(RICORDATI, (testo) => parseIdentificativoFiscale(testo).ok);

/** Columns of free text, with the characters they may have. */
const TESTI: readonly (readonly [colonna: Colonna, massimo: number, obbligatoria: boolean])[] = [
  ['CAUSALE_PAGAMENTO', 256, false],
  ['NOTE_DEBITO', 2000, false],
  ['CAUSALE_DEBITO', 256, true],
  ['CANALE_PAGAMENTO', 35, false],
  ['NOTE_PAGAMENTO', 256, false],
];

/** What is found of one row, told one thing at a time. */
export interface Rapporto {
  errore(codice: CodiceBs, colonna: Colonna | undefined, testo: string): void;
  rilievo(tipo: Rilievo['tipo'], colonna: Colonna, testo: string): void;
}

/** Checks what can be told of a row without looking at the others (iris.md §5.2). */
export function controlloDiRiga(
  tracciato: Tracciato,
  varianti: Varianti,
  indice: Readonly<Partial<Record<Colonna, number>>>,
): (campi: readonly string[], rapporto: Rapporto) => void {
  const stati: ReadonlySet<string> = new Set(statiDi(varianti));
  const testi = TESTI.map(([colonna, massimo, obbligatoria]) => ({
    colonna,
    massimo,
    obbligatoria,
    at: indice[colonna]!,
  }));
  const at = (colonna: Colonna): number => indice[colonna] ?? -1;
  const [DEBITORI, ID_DEBITO, ID_PAGAMENTO] = [at('DEBITORI'), at('ID_DEBITO'), at('ID_PAGAMENTO')];
  const [SCADENZA, INIZIO, FINE] = [at('DATA_SCADENZA'), at('DATA_INIZIO_VALIDITA'), at('DATA_FINE_VALIDITA')];
  const [VALUTA, DATA_PAGAMENTO] = [at('DATA_VALUTA_ACCREDITO'), at('DATA_PAGAMENTO')];
  const [STATO, IMPORTO, VOCI, PAGATO] = [
    at('STATO_PAGAMENTO'),
    at('IMPORTO_PAGAMENTO'),
    at('VOCI_PAGAMENTO'),
    at('IMPORTO_PAGATO'),
  ];
  const [ANNO_AT, IBAN, PAGATO_IDP] = [at('ANNO_RIFERIMENTO'), at('IBAN_RIACCREDITO'), at('PAGATO_IDP')];

  const data = (
    campi: readonly string[],
    dove: number,
    colonna: Colonna,
    obbligatoria: boolean,
    rapporto: Rapporto,
  ): string => {
    const testo = campi[dove] ?? '';
    if (testo === '') {
      if (obbligatoria) rapporto.errore('BS000011', colonna, 'la data manca');
      return '';
    }
    const letta = leggiData(testo);
    if (letta === '')
      rapporto.errore(
        'BS000011',
        colonna,
        'la data non è fra quelle ammesse (2027-01-31, 2027-01-31T10:30:00, 31/01/2027, 31/01/2027 10:30:00), non esiste o non è successiva al 1970',
      );
    return letta;
  };

  const identificativo = (campi: readonly string[], dove: number, colonna: Colonna, rapporto: Rapporto): void => {
    if (!ID.test(campi[dove]!))
      rapporto.errore('BS000011', colonna, 'attesi da 1 a 35 tra lettere, cifre, punto e trattino basso');
  };

  const debitori = (testo: string, rapporto: Rapporto): void => {
    if (testo === '') {
      rapporto.errore('BS000011', 'DEBITORI', 'il debitore manca');
      return;
    }
    for (let da = 0, posto = 1; da <= testo.length; posto++) {
      const fine = testo.indexOf(';', da) < 0 ? testo.length : testo.indexOf(';', da);
      const uguale = testo.indexOf('=', da);
      if (!isIdentificativo(testo.slice(da, uguale < 0 || uguale > fine ? fine : uguale)))
        rapporto.errore(
          'BS000020',
          'DEBITORI',
          `il debitore n. ${posto} non ha un codice fiscale di 16 caratteri o una partita IVA di 11 cifre con il controllo esatto`,
        );
      da = fine + 1;
    }
  };

  const voci = (testo: string, importo: number | undefined, rapporto: Rapporto): void => {
    if (testo === '') return;
    let somma = 0;
    for (const [codice, valore] of coppie(testo)) {
      const millesimi = tracciato.millesimi(valore ?? '');
      if (codice === '' || codice.length > 35 || millesimi === undefined) {
        rapporto.errore(
          'BS000011',
          'VOCI_PAGAMENTO',
          `attese voci codice=importo separate da punto e virgola, con codici fino a 35 caratteri e importi in ${tracciato.formaImporto}`,
        );
        return;
      }
      somma += millesimi;
    }
    if (importo !== undefined && somma !== importo)
      rapporto.errore('BS000020', 'VOCI_PAGAMENTO', `le voci sommano ${somma} millesimi, l’importo è ${importo}`);
  };

  return (campi, rapporto) => {
    debitori(campi[DEBITORI]!, rapporto);
    identificativo(campi, ID_DEBITO, 'ID_DEBITO', rapporto);
    identificativo(campi, ID_PAGAMENTO, 'ID_PAGAMENTO', rapporto);

    const validita = !varianti.validitaFacoltativa;
    const scadenza = data(campi, SCADENZA, 'DATA_SCADENZA', true, rapporto);
    const inizio = data(campi, INIZIO, 'DATA_INIZIO_VALIDITA', validita, rapporto);
    const fine = data(campi, FINE, 'DATA_FINE_VALIDITA', validita, rapporto);
    if (scadenza !== '' && inizio > scadenza)
      rapporto.errore('BS000020', 'DATA_INIZIO_VALIDITA', 'la validità comincia dopo la scadenza');
    if (fine !== '' && fine < scadenza)
      rapporto.errore('BS000020', 'DATA_FINE_VALIDITA', 'la validità finisce prima della scadenza');
    if (VALUTA >= 0) data(campi, VALUTA, 'DATA_VALUTA_ACCREDITO', false, rapporto);
    data(campi, DATA_PAGAMENTO, 'DATA_PAGAMENTO', false, rapporto);

    const stato = campi[STATO]!;
    if (!stati.has(stato))
      rapporto.errore('BS000011', 'STATO_PAGAMENTO', `atteso uno fra ${[...stati].join(', ')}, in maiuscolo`);
    const importo = tracciato.millesimi(campi[IMPORTO]!);
    if (importo === undefined) rapporto.errore('BS000011', 'IMPORTO_PAGAMENTO', `attesi ${tracciato.formaImporto}`);
    else if (importo % 10 !== 0)
      rapporto.rilievo('millesimi', 'IMPORTO_PAGAMENTO', `${importo} millesimi non sono centesimi interi`);
    voci(campi[VOCI]!, importo, rapporto);
    const pagato = campi[PAGATO]!;
    const millesimiPagati = pagato === '' ? undefined : tracciato.millesimi(pagato);
    if (pagato !== '' && millesimiPagati === undefined)
      rapporto.errore('BS000011', 'IMPORTO_PAGATO', `attesi ${tracciato.formaImporto}`);
    if (stato === 'PAGATO' && millesimiPagati !== undefined && importo !== undefined && millesimiPagati !== importo)
      rapporto.errore('BS000020', 'IMPORTO_PAGATO', 'con lo stato PAGATO deve essere uguale a IMPORTO_PAGAMENTO');

    if (!ANNO.test(campi[ANNO_AT]!)) rapporto.errore('BS000011', 'ANNO_RIFERIMENTO', 'attese 4 cifre');
    for (const { colonna, massimo, obbligatoria, at: dove } of testi) {
      const testo = campi[dove]!;
      if (testo === '') {
        if (obbligatoria) rapporto.errore('BS000011', colonna, 'il testo manca');
      } else if (testo.length > massimo)
        rapporto.errore('BS000011', colonna, `al massimo ${massimo} caratteri, ce ne sono ${testo.length}`);
      else if (FORMULA.test(testo))
        rapporto.rilievo(
          'formula',
          colonna,
          'il testo comincia come una formula: aperto in un foglio di calcolo verrebbe eseguito',
        );
    }
    if (IBAN >= 0 && campi[IBAN] !== '') controllaIban(campi[IBAN]!, varianti, rapporto);
    const idp = campi[PAGATO_IDP]!;
    if (idp !== '' && !/^(?:si|no)$/i.test(idp)) rapporto.errore('BS000011', 'PAGATO_IDP', 'atteso Si o No');
  };
}

function controllaIban(testo: string, { iban }: Varianti, rapporto: Rapporto): void {
  const massimo = iban === 'motore' ? 27 : 101;
  if (testo.length > massimo)
    rapporto.errore('BS000011', 'IBAN_RIACCREDITO', `al massimo ${massimo} caratteri, ce ne sono ${testo.length}`);
  else if (!isIban(iban === 'motore' ? testo : testo.split(';')[0]!))
    rapporto.rilievo('iban', 'IBAN_RIACCREDITO', 'non è un IBAN con le cifre di controllo esatte');
}
