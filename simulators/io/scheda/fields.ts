/** What a field holds. `file`: the name of a file beside the card, or a data URL. */
export type Kind = 'text' | 'integer' | 'boolean' | 'list' | 'file';

/** A field of the card, with every name under which people write it (io.md §3.7, §3.8, §14.5). */
export interface FieldNames {
  readonly kind: Kind;
  /** Where today's API has it. */
  readonly current: string;
  /** Where the API of 2018-2023, the vocabulary of the instructions of 2021, had it; other spellings follow. */
  readonly others?: readonly string[];
  /** Heading of the column in our spreadsheet. */
  readonly heading: string;
}

const metadata = (name: string, kind: Kind, heading: string, ...others: readonly string[]): FieldNames => ({
  kind,
  current: `metadata.${name}`,
  others: [`service_metadata.${name}`, ...others],
  heading,
});

const fields = {
  name: { kind: 'text', current: 'name', others: ['service_name'], heading: 'Nome del servizio' },
  description: {
    kind: 'text',
    current: 'description',
    others: ['service_metadata.description'],
    heading: 'Descrizione',
  },
  organizationName: {
    kind: 'text',
    current: 'organization.name',
    others: ['organization_name'],
    heading: 'Nome dell’ente',
  },
  organizationFiscalCode: {
    kind: 'text',
    current: 'organization.fiscal_code',
    others: ['organization_fiscal_code'],
    heading: 'Codice fiscale dell’ente',
  },
  departmentName: {
    kind: 'text',
    current: 'organization.department_name',
    others: ['department_name'],
    heading: 'Ufficio',
  },
  requireSecureChannel: {
    kind: 'boolean',
    current: 'require_secure_channel',
    others: ['require_secure_channels'],
    heading: 'Canale sicuro',
  },
  authorizedRecipients: { kind: 'list', current: 'authorized_recipients', heading: 'Destinatari di prova' },
  authorizedCidrs: { kind: 'list', current: 'authorized_cidrs', heading: 'Indirizzi IP autorizzati' },
  maxAmount: {
    kind: 'integer',
    current: 'max_allowed_payment_amount',
    others: ['max_allowed_amount'],
    heading: 'Importo massimo (centesimi)',
  },
  scope: metadata('scope', 'text', 'Ambito', 'service_scope'),
  topicId: metadata('topic_id', 'integer', 'Argomento'),
  webUrl: metadata('web_url', 'text', 'Sito web'),
  appIos: metadata('app_ios', 'text', 'App per iOS'),
  appAndroid: metadata('app_android', 'text', 'App per Android'),
  tosUrl: metadata('tos_url', 'text', 'Termini e condizioni'),
  privacyUrl: metadata('privacy_url', 'text', 'Informativa privacy'),
  address: metadata('address', 'text', 'Indirizzo'),
  phone: metadata('phone', 'text', 'Telefono'),
  email: metadata('email', 'text', 'Email', 'metadata.mail', 'service_metadata.mail'),
  pec: metadata('pec', 'text', 'PEC'),
  supportUrl: metadata('support_url', 'text', 'Sito di assistenza'),
  organizationLogo: { kind: 'file', current: 'organization_logo', heading: 'Logo dell’ente' },
  serviceLogo: { kind: 'file', current: 'service_logo', others: ['logo'], heading: 'Logo del servizio' },
  published: { kind: 'boolean', current: 'uso.pubblicato', heading: 'Già pubblicato' },
  payments: { kind: 'boolean', current: 'uso.pagamenti', heading: 'Invia avvisi di pagamento' },
  largestAmount: { kind: 'integer', current: 'uso.importo_massimo', heading: 'Importo più alto (centesimi)' },
  sensitive: { kind: 'boolean', current: 'uso.dati_sensibili', heading: 'Tratta dati sensibili' },
} as const satisfies Readonly<Record<string, FieldNames>>;

export type Field = keyof typeof fields;
export const FIELDS: Readonly<Record<Field, FieldNames>> = fields;
export const FIELD_NAMES = Object.keys(fields) as readonly Field[];

/** Members that the API gives back or knows, and about which the instructions say nothing. */
const KNOWN: readonly string[] = [
  'id',
  'service_id',
  'status',
  'last_update',
  'version',
  'is_visible',
  ...['cta', 'token_name', 'group_id', 'topic', 'category', 'custom_special_flow'].flatMap((name) => [
    `metadata.${name}`,
    `service_metadata.${name}`,
  ]),
  'suitable_for_minors',
];

const byPath = new Map<string, Field>(
  FIELD_NAMES.flatMap((field) => {
    const { current, others = [] } = FIELDS[field];
    return [current, ...others].map((path) => [path, field] as const);
  }),
);

/** The field that a member of a JSON card is; `known` where it is one that no rule looks at. */
export function fieldAt(path: string): Field | 'known' | undefined {
  return byPath.get(path) ?? (KNOWN.includes(path) ? 'known' : undefined);
}

/** The field of a column, by its heading or by the name of the API, whatever the case. */
export function fieldOfHeading(heading: string): Field | undefined {
  const folded = fold(heading);
  return (
    FIELD_NAMES.find((field) => fold(FIELDS[field].heading) === folded) ??
    [...byPath].find(([path]) => fold(path) === folded || fold(path.slice(path.indexOf('.') + 1)) === folded)?.[1]
  );
}

function fold(text: string): string {
  return text.trim().toLowerCase().replaceAll('’', "'").replaceAll(/\s+/g, ' ');
}
