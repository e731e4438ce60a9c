import { textDigest } from '../memory.ts';
import { amountsIn, euro } from '../style/amounts.ts';
import { dayInRome, daysIn } from '../style/dates.ts';
import { frontMatterOf } from '../style/front-matter.ts';
import { THRESHOLDS } from '../style/thresholds.ts';
import { fiscalCodeOf } from '../seen.ts';
import { found, onContent } from './rule.ts';
import type { Content, IoRule, Look } from './rule.ts';

const PERSONAL: readonly (readonly [RegExp, string])[] = [
  [
    /(?<![A-Z0-9])[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z](?![A-Z0-9])/i,
    'un codice fiscale',
  ],
  [/(?<![A-Z0-9])[A-Z]{2}\d{2}\s?(?:[A-Z0-9]\s?){15,30}(?![A-Z0-9])/i, 'un IBAN'],
  [/\S+@\S+\.\S+/, 'un indirizzo di posta'],
];
const BODIES =
  /^(Comune|Città|Città metropolitana|Provincia|Regione|Unione(?: dei Comuni)?|ASL|Agenzia|Consorzio) (?:di|del|della|delle|dei|d['’]) ?\S+( \S+){0,3}$/i;
const CLICHE = /^(clicca( qui)?|scopri di più|leggi( di più)?|vai|qui|apri)$/i;
const LEI =
  /(?<!^|[.!?]\s|\n)\b(Lei|Suo|Sua|Suoi|Sue)\b|\bLa informiamo\b|\bLe ricordiamo\b|\b(Gentile|Egregio|Caro|Cara|Benvenuto|Iscritto|Signore)\b|\bSig\./;

/** What messages say (io.md §6.3). The rules read the text as the sender wrote it; figures are in style/thresholds.ts. */
export const stile: readonly IoRule[] = [
  onContent(
    'IO-MST-001',
    {
      met: 'La scadenza annunciata è anche un dato.',
      broken: 'Il testo annuncia una scadenza che il messaggio non porta.',
    },
    ({ markdown, subject, dueDate }) => {
      const said = `${subject}\n${markdown}`;
      if (!/scadenz|scade\b|entro (il|l['’])/i.test(said) || daysIn(said).length === 0) return undefined;
      return found(
        dueDate === undefined
          ? { expected: 'una data di scadenza', observed: `il solo testo: ${daysIn(said)[0]!}` }
          : undefined,
      );
    },
  ),
  onContent(
    'IO-MST-002',
    { met: 'L’avviso di pagamento porta la scadenza.', broken: 'L’avviso di pagamento è senza scadenza.' },
    ({ payment, dueDate }) =>
      payment === undefined
        ? undefined
        : found(dueDate === undefined ? { expected: 'una data di scadenza', observed: 'nessuna' } : undefined),
  ),
  onContent(
    'IO-MST-003',
    { met: 'L’oggetto non contiene dati personali.', broken: 'L’oggetto contiene dati personali.' },
    ({ subject }) => {
      const datum = PERSONAL.find(([form]) => form.test(subject))?.[1];
      return found(datum === undefined ? undefined : { expected: 'nessun dato personale', observed: datum });
    },
  ),
  onContent(
    'IO-MST-004',
    { met: 'Il testo è in UTF-8.', broken: 'Il testo porta i segni di una codifica sbagliata.' },
    ({ subject, markdown }) => {
      const sign = /Ã[\u0080-\u00BF]|â€|\uFFFD|Â[\u00A0-\u00BF]/.exec(`${subject}\n${markdown}`)?.[0];
      return found(sign === undefined ? undefined : { expected: 'caratteri in UTF-8', observed: `«${sign}»` });
    },
  ),
  onContent(
    'IO-MST-006',
    { met: 'Il testo non è uguale per molti.', broken: 'Lo stesso testo è inviato uguale a molti cittadini.' },
    ({ exchange, memory }) => {
      const before = memory.texts.get(textDigest(exchange));
      const recipient = fiscalCodeOf(exchange) ?? '';
      const recipients = (before?.size ?? 0) + (before?.has(recipient) === true ? 0 : 1);
      return found(
        recipients >= THRESHOLDS.broadcast
          ? { expected: `meno di ${THRESHOLDS.broadcast} destinatari di uno stesso testo`, observed: `${recipients}` }
          : undefined,
      );
    },
  ),
  onContent(
    'IO-MST-009',
    {
      met: 'Il testo dice quanto pagare e fino a quando.',
      broken: 'Il testo non dice quanto pagare, o fino a quando.',
    },
    ({ payment, markdown, dueDate }) => {
      if (payment === undefined) return undefined;
      const missing =
        amountsIn(markdown).length === 0
          ? 'l’importo'
          : dueDate !== undefined && daysIn(markdown).length === 0
            ? 'l’ultimo giorno utile'
            : undefined;
      return found(
        missing === undefined
          ? undefined
          : { expected: 'importo e ultimo giorno nel testo', observed: `manca ${missing}` },
      );
    },
  ),
  onContent(
    'IO-MST-022',
    {
      met: 'Importo e giorno del testo sono quelli dell’avviso.',
      broken: 'Il testo dice un importo o un giorno diverso da quelli dell’avviso.',
    },
    agreement,
  ),
  onContent(
    'IO-MST-010',
    { met: 'L’oggetto dice di che cosa si tratta.', broken: 'L’oggetto non dice di che cosa si tratta.' },
    ({ subject }) => {
      const letters = subject.replaceAll(/[^\p{L}]/gu, '');
      if (letters.length >= THRESHOLDS.capitals && letters === letters.toUpperCase())
        return { expected: 'le minuscole', observed: 'un oggetto tutto in maiuscolo' };
      return found(
        BODIES.test(subject.trim())
          ? { expected: 'l’argomento del messaggio', observed: 'il nome dell’ente' }
          : undefined,
      );
    },
  ),
  onContent(
    'IO-MST-011',
    { met: 'Pulsanti e marchi sono scritti come sono.', broken: 'Pulsanti o marchi non sono scritti come sono.' },
    ({ markdown, subject }) => {
      const said = `${subject}\n${markdown}`;
      const wrong =
        /(?:tocca|premi|clicca|pulsante)(?: su)?\s*[«"“']Paga[»"”']/i.exec(said)?.[0] ??
        [...said.matchAll(/\bpago\s?pa\b/gi)].map(([each]) => each).find((each) => each !== 'pagoPA');
      return found(wrong === undefined ? undefined : { expected: '«Vedi Avviso» e pagoPA', observed: wrong });
    },
  ),
  onContent(
    'IO-MST-012',
    { met: 'L’importo non è elevato.', broken: 'L’importo è elevato, e il testo non parla di rate.' },
    ({ payment, markdown }) => {
      const amount = payment?.['amount'];
      if (typeof amount !== 'number') return undefined;
      return found(
        amount > THRESHOLDS.highAmount && !/\brat[ae]\b/i.test(markdown)
          ? { expected: 'la possibilità di pagare a rate', observed: euro(amount) }
          : undefined,
      );
    },
  ),
  onContent(
    'IO-MST-013',
    { met: 'La correzione richiama il messaggio sbagliato.', broken: 'La correzione non è intitolata come si deve.' },
    ({ subject, exchange, memory }) => {
      if (!/errata\s*corrige/i.test(subject)) return undefined;
      if (!subject.startsWith('Errata corrige'))
        return { expected: '«Errata corrige» all’inizio dell’oggetto', observed: subject.slice(0, 30) };
      const before = memory.subjects.get(fiscalCodeOf(exchange) ?? '') ?? [];
      const recalls = before.some((each) => subject.includes(each.slice(0, 20)));
      return found(
        recalls || before.length === 0
          ? undefined
          : { expected: 'il titolo del messaggio sbagliato', observed: subject },
      );
    },
  ),
  onContent(
    'IO-MST-014',
    { met: 'Il messaggio è firmato dall’ente.', broken: 'Il messaggio è firmato da un’impresa.' },
    ({ markdown }) => {
      const at = markdown.search(/\bS\.?\s?(?:r\.?\s?l|p\.?\s?A)\.?\s*$/i);
      const firm = markdown.slice(markdown.lastIndexOf('\n', at) + 1);
      return found(at < 0 ? undefined : { expected: 'la firma dell’ente', observed: firm.trim().slice(0, 60) });
    },
  ),
  onContent(
    'IO-MST-015',
    {
      met: 'I pulsanti dicono che cosa succede.',
      broken: 'Il testo di un pulsante non dice che cosa succede, o è lungo.',
    },
    ({ markdown }) => {
      const { buttons } = frontMatterOf(markdown) ?? {};
      if (buttons === undefined || buttons.length === 0) return undefined;
      const { min, max } = THRESHOLDS.label;
      const wrong = buttons.find(({ label }) => label.length < min || label.length > max || CLICHE.test(label.trim()));
      return found(
        wrong === undefined
          ? undefined
          : { expected: `un testo specifico di ${min}–${max} caratteri`, observed: `«${wrong.label}»` },
      );
    },
  ),
  onContent(
    'IO-MST-017',
    {
      met: 'I pulsanti sono scritti nella forma prevista.',
      broken: 'I pulsanti non sono scritti nella forma prevista.',
    },
    ({ markdown }) => {
      const read = frontMatterOf(markdown);
      if (read === undefined) return undefined;
      return found(
        read.problem === undefined
          ? undefined
          : { expected: 'un blocco di pulsanti ben formato', observed: read.problem },
      );
    },
  ),
  onContent(
    'IO-MST-018',
    { met: 'Il testo usa le formattazioni che IO mostra.', broken: 'Il testo usa formattazioni che IO non mostra.' },
    ({ markdown }) => {
      const body = frontMatterOf(markdown)?.body ?? markdown;
      const wrong = UNSUPPORTED.find(([form]) => form.test(body))?.[1];
      return found(wrong === undefined ? undefined : { expected: 'il sottoinsieme ammesso', observed: wrong });
    },
  ),
  onContent(
    'IO-MST-019',
    {
      met: 'Il testo non contiene caratteri di controllo.',
      broken: 'Il testo contiene caratteri di controllo o sequenze di escape.',
    },
    ({ subject, markdown }) => {
      const said = `${subject}${markdown}`;
      // oxlint-disable-next-line no-control-regex -- they are what is looked for
      const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.exec(said)?.[0];
      if (control !== undefined)
        return {
          expected: 'nessun carattere di controllo',
          observed: `U+${control.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`,
        };
      const escape = /\\[nrt]/.exec(said)?.[0];
      return found(escape === undefined ? undefined : { expected: 'nessuna sequenza di escape', observed: escape });
    },
  ),
  onContent(
    'IO-MST-020',
    { met: 'Il testo dà del tu.', broken: 'Il testo dà del Lei, o usa appellativi.' },
    ({ markdown }) => {
      const wrong = LEI.exec(markdown)?.[0];
      return found(wrong === undefined ? undefined : { expected: 'il tu, senza appellativi', observed: `«${wrong}»` });
    },
  ),
];

const UNSUPPORTED: readonly (readonly [RegExp, string])[] = [
  [/!\[[^\]]*\]\([^)]*\)/, 'un’immagine'],
  [/^```|^~~~/m, 'un blocco di codice'],
  [/^\s*\|.*\|\s*\n\s*\|?\s*:?-{2,}/m, 'una tabella'],
  [/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?>/i, 'HTML'],
];

/** The amount and the day that a text names: where it names any, the right one is among them. */
function agreement({ payment, markdown, dueDate }: Content): Look {
  if (payment === undefined) return undefined;
  const amounts = amountsIn(markdown);
  const days = daysIn(markdown);
  const { amount } = payment;
  if (typeof amount === 'number' && Number.isInteger(amount) && amounts.length > 0 && !amounts.includes(amount))
    return { expected: euro(amount), observed: amounts.map(euro).join(', ') };
  const day = dueDate === undefined ? undefined : dayInRome(dueDate);
  if (day !== undefined && days.length > 0 && !days.includes(day)) return { expected: day, observed: days.join(', ') };
  return amounts.length === 0 && days.length === 0 ? undefined : 'fine';
}
