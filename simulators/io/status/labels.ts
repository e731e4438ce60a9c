import type { Lifecycle } from './lifecycle.ts';
import type { Publication } from './publication.ts';

/** Whose words: the back-office of today, the retired portal, or the instructions of 29 July 2021. */
export type Wording = 'backoffice' | 'portaleRitirato' | 'istruzioni2021';

type Words = Readonly<Record<Wording, string | undefined>>;

const LABELS: Readonly<Record<Lifecycle | 'hidden', Words>> = {
  draft: { backoffice: 'In bozza', portaleRitirato: 'DRAFT', istruzioni2021: undefined },
  submitted: { backoffice: 'In revisione', portaleRitirato: 'REVIEW', istruzioni2021: 'in review' },
  approved: { backoffice: 'Attivo / Pubblicato', portaleRitirato: 'VALID', istruzioni2021: 'servizio attivo' },
  hidden: { backoffice: 'Attivo / Nascosto', portaleRitirato: 'VALID', istruzioni2021: undefined },
  rejected: {
    backoffice: 'Modifiche richieste',
    portaleRitirato: 'REJECTED',
    istruzioni2021: 'dati incompleti o incorretti',
  },
  deleted: { backoffice: undefined, portaleRitirato: 'DEACTIVE', istruzioni2021: undefined },
};

/** What a portal calls the state of a service (io.md §5.5); undefined where its wording has no name for it. */
export function labelOf(
  lifecycle: Lifecycle,
  publication: Publication | undefined,
  wording: Wording,
): string | undefined {
  return LABELS[lifecycle === 'approved' && publication === 'unpublished' ? 'hidden' : lifecycle][wording];
}
