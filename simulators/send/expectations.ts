import type { Expectation } from '../kernel/platform.ts';

export const expectations: Readonly<Record<string, Expectation>> = {};
