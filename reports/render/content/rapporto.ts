import { ROLES } from '../../../simulators/kernel/parties.ts';
import type { Person, Role } from '../../../simulators/kernel/parties.ts';
import type { VerdictTree } from '../../verdict-tree.ts';
import { AMBIENTE_WORDS } from '../../words.ts';
import { bounded } from './bounded.ts';
import type { Fact } from './facts.ts';
import { calendarDay, romeDay } from './moment.ts';

/** What a role is called in print. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  ente: 'Ente',
  gestionale: 'Gestionale dei pagamenti',
  'pt-send': 'Partner tecnologico SEND',
  'pt-pagopa': 'Partner tecnologico pagoPA',
  'creatore-pdf': 'Creatore dei PDF',
  postalizzatore: 'Postalizzatore',
};

export const UNSTATED = 'non dichiarato';

/** Who did what, a row a role, in the order of the roles; those nobody declared say so. */
export function roleRows(run: VerdictTree['run']): readonly {
  readonly role: string;
  readonly party: string;
  readonly product: string;
}[] {
  return ROLES.map((role) => {
    const party = run.roles?.[role];
    const product = [party?.prodotto, party?.versione === undefined ? undefined : `versione ${party.versione}`];
    return {
      role: ROLE_WORDS[role],
      party: bounded(party?.denominazione ?? (role === 'ente' ? run.ente.denominazione : UNSTATED), 200),
      product: bounded(product.filter((word) => word !== undefined).join(', ') || '–', 200),
    };
  });
}

/** Who answers, on whose behalf, where and when: what the rapporto states, and what the ente left unsaid. */
export function rapportoFacts(run: VerdictTree['run']): readonly Fact[] {
  const { ente, stated = {} } = run;
  const { intermediario, dal, al } = stated;
  const days = [dal ?? run.startedAt, al ?? run.endedAt].map((day) =>
    day.length === 10 ? calendarDay(day) : romeDay(day),
  );
  return [
    { label: 'Ente', value: `${bounded(ente.denominazione, 200)}, codice fiscale ${ente.codiceFiscale}` },
    {
      label: 'Intermediario o partner',
      value:
        intermediario === undefined
          ? UNSTATED
          : [
              bounded(intermediario.denominazione, 200),
              ...(intermediario.codiceFiscale === undefined ? [] : [`codice fiscale ${intermediario.codiceFiscale}`]),
            ].join(', '),
    },
    { label: 'Responsabile delle prove', value: personWords(stated.responsabile) },
    { label: 'Chi firma', value: personWords(stated.firmatario) },
    {
      label: 'Ambiente',
      value: (['staging', 'esercizio'] as const)
        .map((each) => `${each === run.ambiente ? '☒' : '☐'} ${AMBIENTE_WORDS[each]}`)
        .join('     '),
    },
    { label: 'Date di esecuzione', value: days[0] === days[1] ? days[0]! : `dal ${days[0]} al ${days[1]}` },
  ];
}

/** `Maria Verdi, responsabile dei sistemi informativi, maria.verdi@comune.example, +39 055 123456`. */
export function personWords(person: Person | undefined): string {
  if (person === undefined) return UNSTATED;
  const { nome, qualifica, email, telefono } = person;
  return bounded([nome, qualifica, email, telefono].filter((word) => word !== undefined).join(', '), 400);
}

/** A row of the document's history; a run that states none is the first issue. */
export function revisionsOf(run: VerdictTree['run']): readonly {
  readonly revisione: string;
  readonly data: string;
  readonly note: string;
}[] {
  const stated = run.stated?.revisioni ?? [];
  if (stated.length === 0) return [{ revisione: '1.0', data: romeDay(run.endedAt), note: 'Prima emissione' }];
  return stated.map(({ revisione, data, note }) => ({
    revisione: bounded(revisione, 40),
    data: calendarDay(data),
    note: bounded(note, 400),
  }));
}
