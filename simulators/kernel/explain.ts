/** What a platform could have been asked, for the reader of an unexpected request. */
export interface Known {
  readonly id: string;
  readonly method: string;
  readonly path: string;
}

/**
 * Says what came, what was possible and where to look, in Italian. Candidates are the operations whose path shares the
 * most segments with the request's, the right method first.
 */
export function explain(method: string, path: string, known: readonly Known[], where: string): string {
  const asked = segments(path);
  const ranked = known
    .map((operation) => ({ operation, score: likeness(asked, segments(operation.path), operation.method === method) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.operation.id.localeCompare(b.operation.id))
    .slice(0, 3);
  const samePath = known.filter((operation) => matches(asked, segments(operation.path)));
  const reason =
    samePath.length > 0
      ? `il percorso esiste, ma con ${[...new Set(samePath.map((operation) => operation.method))].join(', ')}`
      : 'il percorso non esiste';
  const candidates =
    ranked.length === 0
      ? 'nessuna operazione somiglia a questa'
      : `operazioni simili: ${ranked.map(({ operation }) => `${operation.method} ${operation.path}`).join('; ')}`;
  return `Richiesta inattesa: ${method} ${path}: ${reason}; ${candidates}. Dove guardare: ${where}.`;
}

function segments(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function matches(asked: readonly string[], template: readonly string[]): boolean {
  return (
    asked.length === template.length && template.every((segment, i) => segment.startsWith('{') || segment === asked[i])
  );
}

function likeness(asked: readonly string[], template: readonly string[], sameMethod: boolean): number {
  let shared = 0;
  for (const segment of new Set(template)) if (asked.includes(segment)) shared++;
  if (shared === 0) return 0;
  return shared * 4 + (sameMethod ? 2 : 0) - Math.abs(asked.length - template.length);
}
