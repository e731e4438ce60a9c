import type { Requirement } from '../kernel/requirement.ts';

/** All that IO demands of a body that writes to citizens. */
export const requirements: readonly Requirement[] = [];
