import { flaw } from '../../kernel/artefact.ts';
import type { ArtefactFinding } from '../../kernel/artefact.ts';
import type { Requirement } from '../../kernel/requirement.ts';
import { isCodiceFiscaleNumerico } from '../../kernel/values/codice-fiscale-numerico.ts';
import { isIban } from '../../kernel/values/iban.ts';
import { pianiDovuti } from '../contract/adesione.ts';
import type { Adesione, Scheda } from '../contract/adesione.ts';
import { requisitiAdesione as r } from './requisiti.ts';

/** Positions of a pack, and of a year beyond which nothing more is due (procedura §3.1.5). */
export const PACCHETTO = 1_000;
export const SOGLIA = 1_500_000;

type Difetto = readonly [luogo: string, atteso: string, osservato: string];

/** Findings of one requirement: one for each thing that does not hold. */
function difetti(requirement: Requirement, trovati: readonly (Difetto | false | undefined)[]): ArtefactFinding[] {
  return trovati
    .filter((one) => one !== false && one !== undefined)
    .map(([place, expected, observed]) => flaw(requirement, { place, message: requirement.text, expected, observed }));
}

/** Everything wrong with the papers there are, each and one against the other (procedura §2-§3.1.5). */
export function controllaAdesione(a: Adesione): readonly ArtefactFinding[] {
  return [
    ...primaDellAtto(a),
    ...atto(a),
    ...ordinativi(a),
    ...posizioni(a),
    ...(a.scheda === undefined ? [] : controllaScheda(a.scheda)),
    ...restituita(a),
  ];
}

function primaDellAtto({
  pagopa,
  soggetto,
  manifestazione,
  approvazione,
  giaSuIris,
  ordinativi: ordini,
  scheda,
}: Adesione): ArtefactFinding[] {
  return [
    ...difetti(r.pagopa, [
      pagopa !== undefined &&
        !/regione toscana/i.test(pagopa.intermediario) && [
          'pagopa.intermediario',
          'Regione Toscana',
          pagopa.intermediario,
        ],
      pagopa?.ibans.length === 0 && ['pagopa.ibans', 'almeno un IBAN', 'nessuno'],
      ...(scheda?.ibans ?? []).map(
        (iban): Difetto | false =>
          pagopa !== undefined &&
          !pagopa.ibans.includes(iban) && ['pagopa.ibans', 'gli IBAN della scheda', `senza ${iban}`],
      ),
      pagopa !== undefined &&
        manifestazione !== undefined &&
        manifestazione.data < pagopa.data && ['pagopa.data', `entro il ${manifestazione.data}`, pagopa.data],
      ...(pagopa?.ibans ?? []).map((iban): Difetto | false => !isIban(iban) && ['pagopa.ibans', 'IBAN validi', iban]),
    ]),
    ...difetti(r.soggetto, [
      soggetto === 'riusante' &&
        ordini.some((uno) => uno.posizioni > 0) && [
          'ordinativi',
          'nessun pacchetto di posizioni per un ente riusante',
          'posizioni ordinate',
        ],
    ]),
    ...difetti(r.manifestazione, [
      manifestazione !== undefined &&
        manifestazione.firmatario === undefined && ['manifestazione.firmatario', 'chi può impegnare l’ente', 'assente'],
      manifestazione !== undefined &&
        manifestazione.importoPresunto === 0 && ['manifestazione.importoPresunto', 'un importo', '0'],
      manifestazione !== undefined &&
        !giaSuIris &&
        soggetto !== 'riusante' &&
        !manifestazione.startUp && ['manifestazione.startUp', 'lo start-up di un ente nuovo', 'assente'],
    ]),
    ...difetti(r.approvazione, [
      approvazione !== undefined &&
        manifestazione === undefined && ['approvazione', 'una manifestazione di interesse', 'assente'],
      approvazione !== undefined &&
        manifestazione !== undefined &&
        approvazione.data < manifestazione.data && [
          'approvazione.data',
          `dal ${manifestazione.data}`,
          approvazione.data,
        ],
      approvazione !== undefined &&
        manifestazione !== undefined &&
        approvazione.importoPresunto !== manifestazione.importoPresunto && [
          'approvazione.importoPresunto',
          String(manifestazione.importoPresunto),
          String(approvazione.importoPresunto),
        ],
      approvazione !== undefined && !approvazione.firmaRup && ['approvazione.firmaRup', 'la firma del RUP', 'assente'],
    ]),
  ];
}

function atto({ atto: a, approvazione, contratto, responsabileProcedimento }: Adesione): ArtefactFinding[] {
  if (a === undefined) return [];
  return [
    ...difetti(r.atto, [
      approvazione === undefined && ['atto', 'un’approvazione', 'assente'],
      approvazione !== undefined && a.data < approvazione.data && ['atto.data', `dal ${approvazione.data}`, a.data],
      a.importo === 0 && ['atto.importo', 'un importo', '0'],
      a.cig === undefined && ['atto.cig', 'il CIG della procedura', 'assente'],
      a.termineOrdinativo === undefined && ['atto.termineOrdinativo', 'il termine dell’ordinativo', 'assente'],
      !a.firmaEnte && ['atto.firmaEnte', 'la firma digitale dell’ente', 'assente'],
      !a.firmaRup && ['atto.firmaRup', 'la firma digitale del RUP', 'assente'],
    ]),
    ...difetti(r.responsabile, [
      responsabileProcedimento === undefined && ['responsabileProcedimento', 'chi è responsabile', 'nessuno'],
    ]),
    ...difetti(r.durata, [
      contratto.cessato !== undefined && ['contratto.cessato', 'un contratto quadro in vigore', contratto.cessato],
      a.scadenza > contratto.scadenza && ['atto.scadenza', `al più ${contratto.scadenza}`, a.scadenza],
      a.data > ultimoGiornoUtile(contratto.scadenza) && [
        'atto.data',
        `entro il ${ultimoGiornoUtile(contratto.scadenza)}`,
        a.data,
      ],
    ]),
  ];
}

/** A month before the end of the contract. */
function ultimoGiornoUtile(scadenza: string): string {
  return Temporal.PlainDate.from(scadenza).subtract({ months: 1 }).toString();
}

function ordinativi({ ordinativi: tutti, atto: a }: Adesione): ArtefactFinding[] {
  const somma = tutti.reduce((sum, { importo }) => sum + importo, 0);
  return [
    ...tutti.flatMap((uno, at) => {
      const qui = (campo: string): string => `ordinativi[${at + 1}].${campo}`;
      return [
        ...difetti(r.ordinativo, [
          a === undefined && [qui('data'), 'un atto di adesione', 'assente'],
          a !== undefined && uno.data < a.data && [qui('data'), `dal ${a.data}`, uno.data],
          a?.termineOrdinativo !== undefined &&
            uno.data > a.termineOrdinativo && [qui('data'), `entro il ${a.termineOrdinativo}`, uno.data],
          !uno.firmato && [qui('firmato'), 'la firma digitale', 'assente'],
          !uno.inviatoAlFornitore && [qui('inviatoAlFornitore'), 'l’invio per PEC al fornitore', 'assente'],
          !uno.inviatoARegione && [qui('inviatoARegione'), 'l’invio a Regione Toscana', 'assente'],
        ]),
        ...difetti(r.contenuto, [
          ...(['prestazioni', 'impegno', 'tempi', 'cig', 'cigDerivato', 'fatturazione'] as const).map(
            (campo): Difetto | false => uno[campo] === undefined && [qui(campo), campo, 'assente'],
          ),
          uno.importo === 0 && [qui('importo'), 'un importo', '0'],
          a?.cig !== undefined && uno.cig !== undefined && uno.cig !== a.cig && [qui('cig'), a.cig, uno.cig],
          uno.cigDerivato !== undefined &&
            uno.cigDerivato === uno.cig && [
              qui('cigDerivato'),
              'un CIG diverso da quello della procedura',
              uno.cigDerivato,
            ],
        ]),
        ...difetti(r.pacchetti, [
          uno.posizioni % PACCHETTO !== 0 && [qui('posizioni'), `un multiplo di ${PACCHETTO}`, String(uno.posizioni)],
        ]),
      ];
    }),
    ...difetti(r.scheda, [
      tutti.length > 0 &&
        !tutti.some(({ schedaAllegata }) => schedaAllegata) && [
          'ordinativi',
          'la scheda anagrafica allegata',
          'assente',
        ],
    ]),
    ...difetti(r.capienza, [
      a !== undefined && somma > a.importo && ['ordinativi', `al più ${a.importo} centesimi`, `${somma} centesimi`],
    ]),
  ];
}

/** Positions that can still be sent: those ordered, or any number beyond the threshold of the year. */
export function posizioniResidue({
  ordinativi: tutti,
  posizioniImmesse,
}: Pick<Adesione, 'ordinativi' | 'posizioniImmesse'>): number {
  const ordinate = tutti.reduce((sum, uno) => sum + uno.posizioni, 0);
  return Math.min(ordinate, SOGLIA) - Math.min(posizioniImmesse, SOGLIA);
}

function posizioni(a: Adesione): ArtefactFinding[] {
  const residue = posizioniResidue(a);
  return difetti(r.pacchetti, [
    residue < 0 && ['posizioniImmesse', 'non più di quelle ordinate', `${-residue} in più`],
  ]);
}

/** Everything wrong with a scheda anagrafica on its own (procedura §4). */
export function controllaScheda(s: Scheda): readonly ArtefactFinding[] {
  const doppi = (valori: readonly string[]): readonly string[] =>
    valori.filter((uno, at) => valori.indexOf(uno) !== at);
  const usate = new Set(s.tributi.flatMap(({ modalita }) => modalita));
  return [
    ...difetti(r.anagrafica, [
      !isCodiceFiscaleNumerico(s.codiceFiscale) && [
        'codiceFiscale',
        '11 cifre con quella di controllo',
        s.codiceFiscale,
      ],
      !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(s.responsabile.email) && [
        'responsabile.email',
        'un indirizzo di posta',
        s.responsabile.email,
      ],
      s.tributi.length === 0 && ['tributi', 'almeno un tributo', 'nessuno'],
      s.ibans.length === 0 && ['ibans', 'almeno un IBAN', 'nessuno'],
      ...s.ibans.map((iban): Difetto | false => !isIban(iban) && ['ibans', 'IBAN validi', iban]),
      ...doppi(s.tributi.map(({ codice }) => codice)).map((codice): Difetto => [
        'tributi',
        'ogni tributo una volta',
        codice,
      ]),
      ...doppi(s.sil.map(({ nome, modalita }) => `${nome}/${modalita}`)).map((nome): Difetto => [
        'sil',
        'ogni SIL una volta per modalità',
        nome,
      ]),
      ...s.tributi.map(
        ({ codice, iban }): Difetto | false =>
          iban !== undefined && !s.ibans.includes(iban) && [`tributi ${codice}.iban`, 'un IBAN della scheda', iban],
      ),
      ...(['CA', 'SPX'] as const).map(
        (una): Difetto | false =>
          usate.has(una) &&
          !s.sil.some(({ modalita }) => modalita === una) && ['sil', `un SIL per la modalità ${una}`, 'nessuno'],
      ),
    ]),
    ...difetti(
      r.tributi,
      s.tributi.flatMap(({ codice, tipo, modalita }): (Difetto | false)[] => [
        modalita.length === 0 && [`tributi ${codice}.modalita`, 'una modalità', 'nessuna'],
        tipo === 'atteso' &&
          modalita.includes('BB') && [`tributi ${codice}.modalita`, 'CA o SPX per un pagamento atteso', 'BB'],
        ...doppi(modalita).map((una): Difetto => [`tributi ${codice}.modalita`, 'ogni modalità una volta', una]),
      ]),
    ),
  ];
}

function restituita({ scheda, schedaRestituita }: Adesione): ArtefactFinding[] {
  return schedaRestituita === undefined ? [] : confrontaSchede(scheda, schedaRestituita);
}

/** The scheda that IRIS sent back, against the one it was sent: everything must be there as it was, IRIS only adds. */
export function confrontaSchede(inviata: Scheda | undefined, tornata: Scheda): ArtefactFinding[] {
  if (inviata === undefined) return difetti(r.restituita, [['schedaRestituita', 'la scheda inviata', 'assente']]);
  const { configurazione: _, ...prima } = inviata;
  const diverse = Object.entries(prima).filter(
    ([campo, valore]) => JSON.stringify(valore) !== JSON.stringify(tornata[campo as keyof Scheda]),
  );
  return difetti(r.restituita, [
    ...diverse.map(([campo, valore]): Difetto => [
      `schedaRestituita.${campo}`,
      breve(valore),
      breve(tornata[campo as keyof Scheda]),
    ]),
    tornata.configurazione === undefined && ['schedaRestituita.configurazione', 'i dati di configurazione', 'assenti'],
  ]);
}

/** What the tests are run with, as the run file declares it: what it does not say is not compared. */
export interface Banco {
  readonly denominazione?: string;
  readonly codiceFiscale?: string;
  readonly sil?: string;
  readonly ibans?: readonly string[];
  readonly tributi?: readonly { readonly codice: string; readonly modalita: string }[];
  readonly piani?: readonly string[];
}

/** The run file against the scheda that IRIS sent back, or the one sent where none has come yet. */
export function confrontaConRunFile(
  { scheda, schedaRestituita }: Pick<Adesione, 'scheda' | 'schedaRestituita'>,
  { denominazione, codiceFiscale, sil, ibans = [], tributi = [], piani }: Banco,
): ArtefactFinding[] {
  const s = schedaRestituita ?? scheda;
  if (s === undefined) return [];
  return difetti(r.banco, [
    denominazione !== undefined &&
      denominazione !== s.denominazione && ['run file, ente.denominazione', s.denominazione, denominazione],
    codiceFiscale !== undefined &&
      codiceFiscale !== s.codiceFiscale && ['run file, ente.codiceFiscale', s.codiceFiscale, codiceFiscale],
    sil !== undefined &&
      !s.sil.some(({ nome }) => nome === sil) && [
        'run file, scheda.sil',
        s.sil.map(({ nome }) => nome).join(', ') || 'nessun SIL',
        sil,
      ],
    ...ibans.map(
      (iban): Difetto | false => !s.ibans.includes(iban) && ['run file, scheda.ibans', 'IBAN della scheda', iban],
    ),
    ...tributi.map(
      ({ codice, modalita }): Difetto | false =>
        !s.tributi.some((uno) => uno.codice === codice && uno.modalita.some((una) => una === modalita)) && [
          'run file, scheda.tributi',
          'tributi e modalità della scheda',
          `${codice} in ${modalita}`,
        ],
    ),
    ...(piani === undefined ? [] : pianiDovuti(s)).map(
      (piano): Difetto | false =>
        !piani!.includes(piano) && ['run file, plans', `anche ${piano}`, piani!.join(', ') || 'nessun piano'],
    ),
  ]);
}

function breve(valore: unknown): string {
  const testo = JSON.stringify(valore) ?? 'assente';
  return testo.length > 120 ? `${testo.slice(0, 120)}…` : testo;
}
