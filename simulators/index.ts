import type { Platform } from './kernel/platform.ts';

/** Every platform there is: an explicit list. */
export const platforms: readonly Platform[] = [];
