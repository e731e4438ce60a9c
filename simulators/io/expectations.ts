import type { Expectation } from '../kernel/platform.ts';

/** What an "Allora" can ask about IO, by name. */
export const expectations: Readonly<Record<string, Expectation>> = {};
