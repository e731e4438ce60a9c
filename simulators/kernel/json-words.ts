import type { Issue } from './json.ts';

/** Where an issue stands, as people write it: `recipients[0].taxId`; `radice` for the whole. */
export function placeOfIssue({ path, keyword, params }: Issue): string {
  const missing = keyword === 'required' ? params['missingProperty'] : params['additionalProperty'];
  const steps = [...path.split('/').slice(1), ...(typeof missing === 'string' ? [missing] : [])].map((step) =>
    step.replaceAll('~1', '/').replaceAll('~0', '~'),
  );
  const place = steps.reduce((before, step) => (/^\d+$/.test(step) ? `${before}[${step}]` : `${before}.${step}`), '');
  return place === '' ? 'radice' : place.replace(/^\./, '');
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'un testo',
  integer: 'un numero intero',
  number: 'un numero',
  boolean: 'true o false',
  object: 'un oggetto',
  array: 'un elenco',
  null: 'null',
};

/** What is wrong, as people read it: a line for each place, with what was expected there and what was found. */
export function wordedIssues(issues: readonly Issue[]): readonly string[] {
  return foldedUnions(issues).map((issue) => {
    const [place, expected] = [placeOfIssue(issue), expectedByIssue(issue, issues)];
    return issue.keyword === 'required' || issue.keyword === 'additionalProperties'
      ? `${place}: ${expected}`
      : `${place}: atteso ${expected}; trovato ${issue.value}`;
  });
}

/**
 * The issues without those that a failed union only repeats: it fails once for each of its members besides, and where one of them
 * says what is wrong deeper down, that is enough.
 */
export function foldedUnions(issues: readonly Issue[]): readonly Issue[] {
  return issues.filter(({ keyword, path }) => {
    if (keyword === 'const' || keyword === 'type')
      return !issues.some((other) => other.keyword === 'anyOf' && other.path === path);
    return keyword !== 'anyOf' || !issues.some((other) => other.path.startsWith(`${path}/`));
  });
}

/** What the members of a union ask, joined. */
function alternatives(path: string, issues: readonly Issue[]): string {
  const members = issues.filter((each) => each.path === path && (each.keyword === 'const' || each.keyword === 'type'));
  const constants = members
    .filter(({ keyword }) => keyword === 'const')
    .map(({ params }) => String(params['allowedValue']));
  const types = members.filter(({ keyword }) => keyword === 'type').map((each) => expectedByIssue(each));
  return [...(constants.length === 0 ? [] : [`uno fra ${constants.join(', ')}`]), ...new Set(types)].join(', o ');
}

/** What a contract expected, in Italian; of a union what its members ask, where the `others` of the same check are given. */
export function expectedByIssue({ keyword, params, message, path }: Issue, others: readonly Issue[] = []): string {
  const limit = String(params['limit']);
  switch (keyword) {
    case 'required':
      return 'il campo è obbligatorio';
    case 'additionalProperties':
      return 'il campo non è previsto';
    case 'type':
      return [params['type']]
        .flat()
        .map((type) => TYPES[String(type)] ?? `un valore di tipo ${String(type)}`)
        .join(' o ');
    case 'const':
      return `il valore ${String(params['allowedValue'])}`;
    case 'pattern':
      return `un testo della forma ${String(params['pattern'])}`;
    case 'enum':
      return `uno fra ${[params['allowedValues']].flat().map(String).join(', ')}`;
    case 'minLength':
      return `almeno ${limit} caratteri`;
    case 'maxLength':
      return `al più ${limit} caratteri`;
    case 'anyOf':
      return alternatives(path, others) || message;
    case 'minItems':
      return `almeno ${limit} elementi`;
    case 'maxItems':
      return `al più ${limit} elementi`;
    case 'minimum':
      return `un numero non minore di ${limit}`;
    case 'maximum':
      return `un numero non maggiore di ${limit}`;
    default:
      return message;
  }
}
