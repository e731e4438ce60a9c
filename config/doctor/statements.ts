import { iris } from '../../simulators/index.ts';
import { VirtualClock } from '../../simulators/kernel/clock.ts';
import { idsFrom } from '../../simulators/kernel/ids.ts';
import { isIban } from '../../simulators/kernel/values/iban.ts';
import { isPartitaIva } from '../../simulators/kernel/values/partita-iva.ts';
import { platforms } from '../../simulators/index.ts';
import { missingCredentials } from '../credentials.ts';
import { meant } from '../keys.ts';
import type { Problem } from '../problem.ts';
import { driven, external, plansOf } from './world.ts';
import type { Case } from './world.ts';

/** What the run file states that cannot be, told without touching anything. */
export function statementProblems(each: Case): readonly Problem[] {
  return [
    ...unknownNames(each),
    ...taxIds(each),
    ...drivers(each),
    ...time(each),
    ...settings(each),
    ...credentials(each),
    ...scheda(each),
    ...declared(each),
    ...byHand(each),
  ];
}

function unknownNames({ file, suite }: Case): Problem[] {
  const ids = suite.plans.map(({ id }) => id);
  const cases = suite.plans.flatMap((plan) => plan.cases);
  const unknown = (code: string, field: string, what: string, name: string, known: readonly string[]): Problem => {
    const near = meant(name, known);
    return {
      code,
      field,
      message: `${what} «${name}» non esiste`,
      remedy: near === undefined ? `valori ammessi: ${known.join(', ')}` : `forse si intendeva «${near}»`,
    };
  };
  return [
    ...(file.plans ?? []).flatMap((id, i) =>
      ids.includes(id) ? [] : [unknown('PLAN_UNKNOWN', `plans.${i}`, 'il piano', id, ids)],
    ),
    ...Object.keys(file.idUfficiali ?? {}).flatMap((id) =>
      cases.includes(id) ? [] : [unknown('CASE_UNKNOWN', `idUfficiali.${id}`, 'il caso', id, cases)],
    ),
    ...Object.keys(file.upstream ?? {}).flatMap((id) =>
      id in suite.ports
        ? []
        : [unknown('UPSTREAM_UNKNOWN', `upstream.${id}`, 'la piattaforma', id, Object.keys(suite.ports))],
    ),
    ...driven({ file }).flatMap(({ field, sut }) =>
      (sut.commands ?? []).flatMap((name, i) =>
        suite.commands.includes(name)
          ? []
          : [unknown('COMMAND_UNKNOWN', `${field}.commands.${i}`, 'il comando', name, suite.commands)],
      ),
    ),
  ];
}

function taxIds({ file }: Case): Problem[] {
  const send = file.platforms?.send as { mittente?: Body; creditore?: Body } | undefined;
  return [
    ['ente.codiceFiscale', file.ente?.codiceFiscale],
    ['platforms.send.mittente.codiceFiscale', send?.mittente?.codiceFiscale],
    ['platforms.send.creditore.codiceFiscale', send?.creditore?.codiceFiscale],
    ['rapporto.intermediario.codiceFiscale', file.rapporto?.intermediario?.codiceFiscale],
  ].flatMap(([field, value]) =>
    value === undefined || value.length !== 11 || isPartitaIva(value)
      ? []
      : [
          {
            code: 'TAX_ID_CHECK',
            field: field!,
            message: `l’ultima cifra di ${value} non è quella di controllo`,
            remedy: 'ricopiare il codice fiscale dell’ente: una cifra è sbagliata',
          },
        ],
  );
}

interface Body {
  readonly codiceFiscale?: string;
  readonly apiKey?: string;
}

/** The keys each driver needs, and those that mean something to it. */
const DRIVER_KEYS: Readonly<Record<string, { readonly needs: readonly string[]; readonly reads: readonly string[] }>> =
  {
    reference: { needs: [], reads: ['name', 'version'] },
    http: { needs: ['url'], reads: ['url', 'timeoutMs', 'commands', 'ca', 'name', 'version'] },
    command: { needs: ['command'], reads: ['command', 'timeoutMs', 'commands', 'endpoints', 'name', 'version'] },
    manual: { needs: [], reads: ['endpoints', 'name', 'version'] },
    container: { needs: ['image', 'port'], reads: ['image', 'port', 'timeoutMs', 'commands', 'name', 'version'] },
  };

function drivers(each: Case): Problem[] {
  return driven(each).flatMap(({ field, sut }) => {
    const { needs, reads } = DRIVER_KEYS[sut.driver]!;
    const present = Object.keys(sut).filter((key) => key !== 'driver');
    return [
      ...needs
        .filter((key) => !present.includes(key))
        .map((key) => ({
          code: 'DRIVER_NEEDS',
          field: `${field}.${key}`,
          message: `il driver ${sut.driver} vuole «${key}», che manca`,
          remedy: `aggiungere ${field}.${key}`,
        })),
      ...present
        .filter((key) => !reads.includes(key))
        .map((key) => ({
          code: 'DRIVER_IGNORES',
          field: `${field}.${key}`,
          message: `il driver ${sut.driver} non usa «${key}»`,
          remedy: `toglierlo, o scegliere il driver a cui serve`,
        })),
    ];
  });
}

function time(each: Case): Problem[] {
  const { file } = each;
  const problems: Problem[] = [];
  if (
    file.clock === 'virtual' &&
    external(each) &&
    !driven(each).every(({ sut }) => sut.commands?.includes('set-clock'))
  )
    problems.push({
      code: 'CLOCK_VIRTUAL',
      field: 'clock',
      message: 'il tempo virtuale vuole un software che offra il comando «set-clock»',
      remedy: 'usare scaled o real, oppure elencare set-clock in sut.commands',
    });
  if (file.clockFactor !== undefined && (file.clock === 'real' || file.clock === 'virtual'))
    problems.push({
      code: 'CLOCK_FACTOR',
      field: 'clockFactor',
      message: `con clock: ${file.clock} non ha effetto`,
      remedy: 'toglierlo, o usare clock: scaled',
    });
  const { dal, al } = file.rapporto ?? {};
  if (dal !== undefined && al !== undefined && dal > al)
    problems.push({
      code: 'DATES',
      field: 'rapporto.al',
      message: `${al} viene prima di rapporto.dal (${dal})`,
      remedy: 'correggere le date delle prove',
    });
  return problems;
}

/** A switch that a simulator does not have, or a value it cannot use: it says so when it is set up. */
function settings({ file }: Case): Problem[] {
  const all = [
    { field: 'platforms', given: file.platforms ?? {} },
    ...Object.entries(file.tenants ?? {}).map(([name, tenant]) => ({
      field: `tenants.${name}.platforms`,
      given: tenant.platforms ?? {},
    })),
  ];
  return all.flatMap(({ field, given }) =>
    Object.entries(given).flatMap(([id, value]) => {
      const platform = platforms.find((candidate) => candidate.id === id);
      try {
        platform?.initial(value, {
          clock: new VirtualClock(0),
          ids: idsFrom('controllo'),
          publicUrl: '',
        });
        return [];
      } catch (error) {
        return [
          {
            code: 'PLATFORM_SETTING',
            field: `${field}.${id}`,
            message: `il simulatore non accetta questa impostazione (${(error as Error).message})`,
            remedy: `correggerla: le impostazioni sono in simulators/${id}/settings.ts`,
          },
        ];
      }
    }),
  );
}

const PLACEHOLDER = /^(<.*>|changeme|todo|xxx+|\.\.\.|chiave|password|api-?key)$/i;
const SECRET =
  /(^|\.)(apiKey|subscriptionKey|password|chiaveManage|chiavePrimaria|chiaveSecondaria|chiaveDiRiserva)$|\.ioservice\.servizi\.\d+\.chiave$/;

function credentials(each: Case): Problem[] {
  const { file, written } = each;
  const problems: Problem[] = [];
  const walk = (value: unknown, field: string): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [key, item] of Object.entries(value)) {
      const here = field === '' ? key : `${field}.${key}`;
      if (SECRET.test(here) && typeof item === 'string' && !item.includes('${'))
        problems.push({
          code: 'SECRET_IN_CLEAR',
          field: here,
          message: 'il segreto è scritto nel file',
          remedy: 'metterlo nell’ambiente e scrivere ${NOME}, o in un file e scrivere ${file:percorso}',
        });
      walk(item, here);
    }
  };
  walk(written, '');
  const ill = (value: unknown, field: string): void => {
    if (value === null || typeof value !== 'object') return;
    for (const [key, item] of Object.entries(value)) {
      const here = field === '' ? key : `${field}.${key}`;
      if (
        SECRET.test(here) &&
        typeof item === 'string' &&
        !item.includes('${') &&
        (/\s/.test(item) || PLACEHOLDER.test(item))
      )
        problems.push({
          code: 'CREDENTIAL_FORM',
          field: here,
          message: 'la credenziale contiene spazi o è un segnaposto',
          remedy: 'mettere il valore vero, senza spazi né a capo',
        });
      ill(item, here);
    }
  };
  ill(file, '');
  const send = file.platforms?.send as { mittente?: Body; creditore?: Body } | undefined;
  if (external(each)) problems.push(...untold(each));
  if (send?.mittente?.apiKey !== undefined && send.mittente.apiKey === send.creditore?.apiKey)
    problems.push({
      code: 'CREDENTIAL_SHARED',
      field: 'platforms.send.creditore.apiKey',
      message: 'è la stessa del mittente',
      remedy: 'dare al creditore una chiave propria, o togliere la sua',
    });
  if (
    send?.mittente?.codiceFiscale !== undefined &&
    file.ente !== undefined &&
    send.mittente.codiceFiscale !== file.ente.codiceFiscale
  )
    problems.push({
      code: 'ENTE_MISMATCH',
      field: 'platforms.send.mittente.codiceFiscale',
      message: `${send.mittente.codiceFiscale} non è l’ente della prova (${file.ente.codiceFiscale})`,
      remedy: 'il mittente è l’ente: scrivere lo stesso codice fiscale',
    });
  const keys = new Map<string, string>();
  for (const [name, tenant] of Object.entries(file.tenants ?? {})) {
    const key = (tenant.platforms?.send as { mittente?: Body } | undefined)?.mittente?.apiKey;
    if (key === undefined) continue;
    const other = keys.get(key);
    if (other !== undefined)
      problems.push({
        code: 'TENANT_KEY_SHARED',
        field: `tenants.${name}.platforms.send.mittente.apiKey`,
        message: `è la stessa di «${other}»: il traffico dei due enti non si distingue`,
        remedy: 'dare a ogni ente la propria chiave',
      });
    keys.set(key, name);
  }
  return problems;
}

/** Without what it was issued, software of one's own is a stranger to the platforms of the plans. */
function untold(each: Case): Problem[] {
  const { scheda: declared } = each.file;
  const given = (each.file.platforms ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const needed = new Set(plansOf(each).flatMap((plan) => plan.platforms));
  return [...needed].flatMap((id) => {
    const own = given[id] ?? {};
    const settings = id === 'iris' ? { ...own, ente: { ...declared, ...(own['ente'] as object | undefined) } } : own;
    return missingCredentials(id, settings, each.file).map(({ holder, codice, names }) => ({
      code: 'CREDENTIAL_MISSING',
      field: codice === undefined && names.length === 1 ? `${holder}.${names[0]!}` : holder,
      message: `manca ${names.join(' e ')}${codice === undefined ? '' : ` del servizio «${codice}»`}: senza, il software si presenta a ${id.toUpperCase()} come uno sconosciuto`,
      remedy:
        codice === undefined
          ? 'aggiungere ciò che il software ha nella sua configurazione'
          : `aggiungere alla lista { codice: ${codice}, ${names.map((name) => `${name}: "\${${name.toUpperCase()}}"`).join(', ')} }, con ciò che il software ha nella sua configurazione`,
    }));
  });
}

function scheda(each: Case): Problem[] {
  const { file } = each;
  const { ibans = [], tributi = [], cart } = file.scheda ?? {};
  const codes = tributi.map(({ codice }) => codice);
  const usesIris = plansOf(each).some(({ id }) => id === 'iris-ca') && (file.plans?.includes('iris-ca') ?? false);
  return [
    ...ibans.flatMap((iban, i) =>
      isIban(iban)
        ? []
        : [
            {
              code: 'IBAN_CHECK',
              field: `scheda.ibans.${i}`,
              message: `${iban} non è un IBAN: lunghezza o cifre di controllo sbagliate`,
              remedy: 'ricopiarlo dalla scheda anagrafica',
            },
          ],
    ),
    ...codes.flatMap((code, i) =>
      codes.indexOf(code) === i
        ? []
        : [
            {
              code: 'TRIBUTO_TWICE',
              field: `scheda.tributi.${i}`,
              message: `il tributo ${code} è elencato due volte`,
              remedy: 'ogni tributo ha una sola modalità: toglierne una',
            },
          ],
    ),
    ...(usesIris && file.scheda?.tributi !== undefined && !tributi.some(({ modalita }) => modalita === 'CA')
      ? [
          {
            code: 'TRIBUTO_MODE',
            field: 'scheda.tributi',
            message: `nessun tributo è in cooperazione applicativa, ma si esegue il piano ${iris.id}-ca`,
            remedy: 'indicare modalita: CA per i tributi da provare, o scegliere un altro piano',
          },
        ]
      : []),
    ...(tributi.some(({ modalita }) => modalita === 'CA') && cart === undefined
      ? [
          {
            code: 'CART_MISSING',
            field: 'scheda.cart',
            message: 'un tributo è in cooperazione applicativa e mancano i dati di CART',
            remedy: 'aggiungere scheda.cart.portaDelegata (e certificato e chiave, se servono)',
          },
        ]
      : []),
  ];
}

function declared({ file }: Case): Problem[] {
  const codes = (file.casiUso ?? []).map(({ codiceTassonomico }) => codiceTassonomico);
  return codes.flatMap((code, i) =>
    codes.indexOf(code) === i
      ? []
      : [
          {
            code: 'TAXONOMY_TWICE',
            field: `casiUso.${i}.codiceTassonomico`,
            message: `${code} è già di un altro caso d’uso`,
            remedy: 'un codice per caso d’uso: unire i due casi o correggere il codice',
          },
        ],
  );
}

/** What an ente that sends by hand states of itself must hold together (SEND onboarding manual). */
function byHand({ file }: Case): Problem[] {
  const { invioManuale, soloAsincrona, soloSincrona } = file.declarations ?? {};
  if (invioManuale === undefined) return [];
  const { pagamento = 'escluso', garanzia } = invioManuale;
  const problem = (place: string, message: string, remedy: string): Problem => ({
    code: 'MANUAL_SENDING',
    field: `declarations.invioManuale.${place}`,
    message,
    remedy,
  });
  const paying = (file.casiUso ?? []).find(({ codiceTassonomico }) => codiceTassonomico.endsWith('P'));
  const other = garanzia === 'sincrona' ? soloAsincrona : garanzia === 'asincrona' ? soloSincrona : undefined;
  return [
    ...(pagamento === 'escluso' && paying !== undefined
      ? [
          problem(
            'pagamento',
            `il caso d’uso «${paying.titolo}» (${paying.codiceTassonomico}) richiede un pagamento, che l’invio a mano esclude`,
            'togliere il caso d’uso, o dichiarare il pagamento garantito e con quale integrazione',
          ),
        ]
      : []),
    ...((pagamento === 'garantito') !== (garanzia !== undefined)
      ? [
          problem(
            'garanzia',
            pagamento === 'garantito'
              ? 'il pagamento è garantito ma non si dice con quale integrazione'
              : 'c’è una garanzia per un pagamento escluso',
            'indicare garanzia (sincrona o asincrona) se e solo se il pagamento è garantito',
          ),
        ]
      : []),
    ...(other === undefined
      ? []
      : [
          problem(
            'garanzia',
            'un’altra dichiarazione esclude l’integrazione che garantisce il costo',
            'togliere una delle due',
          ),
        ]),
  ];
}
