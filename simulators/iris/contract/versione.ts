/** Versions of the pendenze, esito, informativa and verifica messages, oldest first (iris.md §2.1). */
export const VERSIONI = ['01.03-00', '01.03-01', '01.03-02', '01.03-03', '01.03-04'] as const;
export type Versione = (typeof VERSIONI)[number];

/** What is new in a version, as far as the notes of iris.md §2.1 go. */
export const SINCE = {
  onTheFly: '01.03-02',
  manyAttachments: '01.03-03',
  riscossoreInUpdateStatus: '01.03-03',
  multiEnteOnTheFly: '01.03-04',
  extendedDebtorData: '01.03-04',
  pagamentoRimborsato: '01.03-04',
} as const satisfies Record<string, Versione>;

/** The first version that no longer has UpdateMassivo (iris.md §2.1). */
export const WITHOUT_UPDATE_MASSIVO: Versione = '01.03-04';

/** Whether a version has what came with another. */
export function reaches(versione: Versione, since: Versione): boolean {
  return VERSIONI.indexOf(versione) >= VERSIONI.indexOf(since);
}

/** Whether a text is a version that IRIS knows. */
export function isVersione(text: string | undefined): text is Versione {
  return VERSIONI.some((versione) => versione === text);
}
