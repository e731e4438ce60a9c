import type { Rule } from '../kernel/platform.ts';
import type { IoMemory } from './memory.ts';

/** What is checked on every exchange. */
export const rules: readonly Rule<IoMemory>[] = [];
