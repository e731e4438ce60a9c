import type { Expectation } from '../../kernel/platform.ts';
import type { SeenCommand } from '../../kernel/view.ts';
import { notObserved, satisfied, violated } from '../../kernel/requirement.ts';
import { parseXml, textAt } from '../../kernel/xml.ts';
import { members, text } from '../seen.ts';
import { expecting } from './story.ts';

/** Access through Cohesion (io.md §10.3). */
export const accesso: Readonly<Record<string, Expectation>> = {
  lowerLevelRefused: admission('IOSERVICE-ACC-001', 'Chi accede con un livello più basso'),
  otherOriginRefused: admission('IOSERVICE-ACC-002', 'Un accesso che non proviene da Cohesion'),
  levelAsked: expecting('IOSERVICE-ACC-003', (view, { livello }) => {
    const url = text(members(view.commands('cohesion-login').at(-1)?.answer?.result)['url']);
    if (url === undefined) return notObserved('L’ente non ha avviato accessi.');
    const asked = restrictionIn(url);
    return asked === livello
      ? satisfied('La richiesta dichiara il livello che il servizio esige.')
      : violated(
          'La richiesta non dichiara il livello che il servizio esige.',
          String(livello),
          String(asked ?? 'nessuno'),
        );
  }),
};

/** Whether the ente let somebody in whom it should not, or should; `ammesso` says which. */
function admission(requirement: string, who: string): Expectation {
  return expecting(requirement, (view, { ammesso }) => {
    const returns = view.commands('cohesion-return');
    const answer = returns.at(-1)?.answer;
    if (answer === undefined) return notObserved('Nessuno ha fatto accesso.');
    const isIn = ({ answer: given }: SeenCommand): boolean => members(given?.result)['ammesso'] === true;
    const entered = isIn(returns.at(-1)!);
    if (!entered && ammesso === false && !returns.some(isIn))
      return notObserved('L’ente non fa entrare nemmeno chi ha il livello richiesto.');
    if (entered === ammesso)
      return satisfied(`${entered ? 'Chi ha il livello richiesto' : who} ${entered ? 'entra' : 'non entra'}.`);
    return entered
      ? violated(`${who} entra.`, 'accesso negato', 'accesso consentito')
      : violated('Chi ha il livello richiesto non entra.', 'accesso consentito', 'accesso negato');
  });
}

/** The level in a request to Cohesion: `AuthRestriction` of the member stilesheet. */
function restrictionIn(url: string): number | undefined {
  const auth = URL.parse(url)?.searchParams.get('auth');
  if (auth === null || auth === undefined) return undefined;
  const parsed = parseXml(Buffer.from(auth, 'base64'));
  const sheet = parsed.ok ? (textAt(parsed.root, 'auth', 'stilesheet') ?? '') : '';
  const level = /AuthRestriction=([0-3])/.exec(sheet)?.[1];
  return level === undefined ? undefined : Number(level);
}
