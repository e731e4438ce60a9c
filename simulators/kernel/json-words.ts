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

/** What a contract expected, in Italian. */
export function expectedByIssue({ keyword, params, message }: Issue): string {
  const limit = String(params['limit']);
  switch (keyword) {
    case 'required':
      return 'il campo è obbligatorio';
    case 'additionalProperties':
      return 'il campo non è previsto';
    case 'type':
      return `un valore di tipo ${String(params['type'])}`;
    case 'pattern':
      return `un testo della forma ${String(params['pattern'])}`;
    case 'enum':
      return `uno fra ${[params['allowedValues']].flat().map(String).join(', ')}`;
    case 'minLength':
      return `almeno ${limit} caratteri`;
    case 'maxLength':
      return `al più ${limit} caratteri`;
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
