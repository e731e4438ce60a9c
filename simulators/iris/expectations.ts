import type { Expectation } from '../kernel/platform.ts';

/** What an "Allora" can ask about IRIS. */
export const expectations: Readonly<Record<string, Expectation>> = {};
