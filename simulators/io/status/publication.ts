import { machine } from './machine.ts';

export type Publication = 'published' | 'unpublished';
export type PublicationEvent = 'releasePublished' | 'releaseUnpublished' | 'publish' | 'unpublish';

/** Whether the approved copy of a service is seen in the app (io.md §5.4). */
export const publication = machine<Publication, PublicationEvent>([
  ['none', 'releasePublished', 'published'],
  ['published', 'releasePublished', 'published'],
  ['unpublished', 'releasePublished', 'published'],
  ['none', 'releaseUnpublished', 'unpublished'],
  ['published', 'releaseUnpublished', 'unpublished'],
  ['unpublished', 'releaseUnpublished', 'unpublished'],
  ['unpublished', 'publish', 'published'],
  ['published', 'publish', 'published'],
  ['published', 'unpublish', 'unpublished'],
  ['unpublished', 'unpublish', 'unpublished'],
]);
