import type { RuleMemory } from '../kernel/platform.ts';

/** What rules remember of IO's past. */
export interface IoMemory {}

export const memory: RuleMemory<IoMemory> = { create: () => ({}), remember: () => undefined };
