import type { ArtefactFinding } from '../../kernel/artefact.ts';
import type { Adesione } from '../contract/adesione.ts';
import { pianiDovuti } from '../contract/adesione.ts';
import { confrontaConRunFile, controllaAdesione } from './controlli.ts';
import type { Banco } from './controlli.ts';
import { OGGETTI_RICEVUTI } from './posta.ts';

/** One run that may count for a gate. */
export interface Corsa {
  readonly id: string;
  readonly ambiente: 'staging' | 'esercizio';
  /** `platform` where it was made in the platform's own environment; a simulator opens no gate. */
  readonly environment: string;
  readonly intero: boolean;
  readonly piani: readonly {
    readonly id: string;
    readonly conforme: boolean;
    /** Every case was attested by an operator. */
    readonly attestato: boolean;
    /** A signed document of the plan stands in the evidence. */
    readonly firmato: boolean;
  }[];
}

export interface Condizione {
  readonly cosa: string;
  readonly soddisfatta: boolean;
  /** Why not, or by what. */
  readonly perche: string;
}

/** A step of the process: a message that the ente sends, one that it receives, or a prerequisite. */
export interface Passo {
  readonly numero: string;
  readonly titolo: string;
  readonly verso: 'documento' | 'invia' | 'riceve';
  /** superato: done; aperto: can be done now; chiuso: something is missing. */
  readonly stato: 'superato' | 'aperto' | 'chiuso';
  readonly condizioni: readonly Condizione[];
}

export interface Situazione {
  readonly adesione: Adesione;
  readonly corse: readonly Corsa[];
  /** Messages sent by the ente, by number. */
  readonly inviati: readonly string[];
  /** What is wrong with each message received, by number; a number is there only where a message is. */
  readonly ricevuti: Readonly<Record<string, readonly string[]>>;
  /** What the run file declares, where there is one. */
  readonly banco?: Banco;
}

/** Where an ente stands in the process (procedura §2-§4.1). Each step wants the one before it. */
export function passiIris({ adesione, corse, inviati, ricevuti, banco = {} }: Situazione): readonly Passo[] {
  const rilievi = controllaAdesione(adesione);
  const altrui = confrontaConRunFile(adesione, banco).map(nonVale);
  const passi: Passo[] = [];
  const aggiungi = (passo: Omit<Passo, 'stato'>, fatto: boolean): void => {
    const prima = passi.at(-1);
    const condizioni = [
      ...(prima === undefined || prima.verso === 'documento'
        ? []
        : [condizione(`passo ${prima.numero}`, prima.stato === 'superato', prima.titolo)]),
      ...(passo.verso === 'documento' || prima === undefined || prima.verso !== 'documento'
        ? []
        : [
            condizione(
              'documenti di adesione',
              passi.every(({ stato }) => stato === 'superato'),
              'tutti i documenti precedenti',
            ),
          ]),
      ...passo.condizioni,
    ];
    const libero = condizioni.every(({ soddisfatta }) => soddisfatta);
    passi.push({ ...passo, condizioni, stato: libero && fatto ? 'superato' : libero ? 'aperto' : 'chiuso' });
  };
  for (const { numero, titolo, requisiti, presente } of DOCUMENTI)
    aggiungi(
      {
        numero,
        titolo,
        verso: 'documento',
        condizioni: [
          condizione(titolo, presente(adesione), presente(adesione) ? 'presente' : 'non ancora fatto'),
          ...rilievi.filter(({ requirement }) => requisiti.includes(requirement)).map(nonVale),
        ],
      },
      presente(adesione),
    );
  const altri = rilievi
    .filter(({ requirement }) => ['IRIS-ADES-012', 'IRIS-ADES-013'].includes(requirement))
    .map(nonVale);
  aggiungi(
    {
      numero: '000',
      titolo: 'Richiesta attivazione servizi IRIS',
      verso: 'invia',
      condizioni: [condizione('scheda anagrafica', adesione.scheda !== undefined, 'compilata e allegata'), ...altri],
    },
    inviati.includes('000'),
  );
  aggiungi(
    ricezione('001', ricevuti, rilievi.filter(({ requirement }) => requirement === 'IRIS-ADES-014').map(nonVale)),
    '001' in ricevuti,
  );
  aggiungi(
    {
      numero: '002',
      titolo: 'Test Certificazione Staging-OK',
      verso: 'invia',
      condizioni: [...prove(adesione, corse, 'staging'), ...altrui],
    },
    inviati.includes('002'),
  );
  aggiungi(
    ricezione('003', ricevuti, [
      condizione(
        'autorizzazione di Regione Toscana',
        adesione.autorizzazioneRegione !== undefined,
        adesione.autorizzazioneRegione?.riferimento ?? 'non risulta',
      ),
    ]),
    '003' in ricevuti,
  );
  aggiungi(
    {
      numero: '004',
      titolo: 'Test Certificazione Esercizio-OK',
      verso: 'invia',
      condizioni: [...prove(adesione, corse, 'esercizio'), ...altrui],
    },
    inviati.includes('004'),
  );
  aggiungi(ricezione('005', ricevuti, []), '005' in ricevuti);
  return passi;
}

const DOCUMENTI: readonly {
  readonly numero: string;
  readonly titolo: string;
  readonly requisiti: readonly string[];
  readonly presente: (adesione: Adesione) => boolean;
}[] = [
  {
    numero: 'A',
    titolo: 'Adesione a pagoPA',
    requisiti: ['IRIS-ADES-001'],
    presente: ({ pagopa }) => pagopa !== undefined,
  },
  {
    numero: 'B',
    titolo: 'Manifestazione di interesse',
    requisiti: ['IRIS-ADES-002', 'IRIS-ADES-003'],
    presente: ({ manifestazione }) => manifestazione !== undefined,
  },
  {
    numero: 'C',
    titolo: 'Approvazione della manifestazione',
    requisiti: ['IRIS-ADES-004'],
    presente: ({ approvazione }) => approvazione !== undefined,
  },
  {
    numero: 'D',
    titolo: 'Atto di adesione',
    requisiti: ['IRIS-ADES-005', 'IRIS-ADES-006', 'IRIS-ADES-015'],
    presente: ({ atto }) => atto !== undefined,
  },
  {
    numero: 'E',
    titolo: 'Ordinativo di fornitura',
    requisiti: ['IRIS-ADES-007', 'IRIS-ADES-008', 'IRIS-ADES-009', 'IRIS-ADES-010', 'IRIS-ADES-011'],
    presente: ({ ordinativi }) => ordinativi.length > 0,
  },
];

function condizione(cosa: string, soddisfatta: boolean, perche: string): Condizione {
  return { cosa, soddisfatta, perche };
}

function nonVale({ requirement, place, expected, observed }: ArtefactFinding): Condizione {
  return condizione(`${requirement} ${place}`, false, `atteso ${expected}; osservato ${observed}`);
}

function ricezione(
  numero: keyof typeof OGGETTI_RICEVUTI,
  ricevuti: Situazione['ricevuti'],
  altre: readonly Condizione[],
): Omit<Passo, 'stato'> {
  const difetti = ricevuti[numero];
  return {
    numero,
    titolo: OGGETTI_RICEVUTI[numero].slice(4),
    verso: 'riceve',
    condizioni: [...altre, ...(difetti ?? []).map((perche) => condizione(`messaggio ${numero}`, false, perche))],
  };
}

/** The PITs due, each passed in the platform's own environment, or attested throughout, whole, and signed. */
function prove({ scheda }: Adesione, corse: readonly Corsa[], ambiente: Corsa['ambiente']): readonly Condizione[] {
  const dovuti = scheda === undefined ? [] : pianiDovuti(scheda);
  if (dovuti.length === 0) return [condizione('piani dei test', false, 'la scheda non dice quali sono dovuti')];
  return dovuti.map((piano) => {
    const cosa = `piano ${piano} in ${ambiente}`;
    const buone = corse
      .filter((corsa) => corsa.ambiente === ambiente)
      .flatMap((corsa) => corsa.piani.filter(({ id }) => id === piano).map((esito) => ({ corsa, esito })));
    const buona = buone.find(({ corsa, esito }) => perche(corsa, esito) === undefined);
    if (buona !== undefined) return condizione(cosa, true, `corsa ${buona.corsa.id}`);
    const ultima = buone.at(-1);
    return condizione(
      cosa,
      false,
      ultima === undefined ? 'nessuna corsa' : `corsa ${ultima.corsa.id}: ${perche(ultima.corsa, ultima.esito)!}`,
    );
  });
}

function perche(
  { environment, intero }: Corsa,
  { conforme, attestato, firmato }: Corsa['piani'][number],
): string | undefined {
  if (environment !== 'platform' && !attestato) return 'è una prova generale su simulatore, che non apre nessun passo';
  if (!intero) return 'è parziale';
  if (!conforme) return 'non è conforme';
  return firmato ? undefined : 'il documento non è firmato';
}

/** The step to be done next: the first that is not behind. */
export function prossimo(passi: readonly Passo[]): Passo | undefined {
  return passi.find(({ stato }) => stato !== 'superato');
}
