/** The part of a lock file that the comparison reads. */
export interface Lock {
  readonly packages: Readonly<
    Record<string, { version?: string; integrity?: string; optional?: boolean; devOptional?: boolean; link?: boolean }>
  >;
}

export const requiredNode: number;
export function staleness(lock: Lock, installed: Lock | undefined): string | undefined;
export function installedNode(root: string, platform: NodeJS.Platform): string;
export function setUp(root: string, command: readonly string[]): Promise<number>;
