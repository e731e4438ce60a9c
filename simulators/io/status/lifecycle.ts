import { machine } from './machine.ts';

export type Lifecycle = 'draft' | 'submitted' | 'approved' | 'rejected' | 'deleted';
export type LifecycleEvent = 'create' | 'edit' | 'submit' | 'abort' | 'approve' | 'reject' | 'delete';

/** What may happen to the card of a service (io.md §5.3); anything else is a conflict. */
export const lifecycle = machine<Lifecycle, LifecycleEvent>([
  ['none', 'create', 'draft'],
  ['draft', 'edit', 'draft'],
  ['rejected', 'edit', 'draft'],
  ['approved', 'edit', 'draft'],
  ['draft', 'submit', 'submitted'],
  ['submitted', 'abort', 'draft'],
  ['submitted', 'approve', 'approved'],
  ['submitted', 'reject', 'rejected'],
  ['draft', 'delete', 'deleted'],
  ['rejected', 'delete', 'deleted'],
  ['approved', 'delete', 'deleted'],
]);
