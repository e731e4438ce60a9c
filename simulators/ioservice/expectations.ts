import type { Expectation } from '../kernel/platform.ts';
import { accesso } from './expectations/accesso.ts';
import { messaggi } from './expectations/messaggi.ts';

/** What an "Allora" can ask. */
export const expectations: Readonly<Record<string, Expectation>> = { ...messaggi, ...accesso };
