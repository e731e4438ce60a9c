import type { Transport } from '../../simulators/kernel/exchange.ts';
import type { RunFile } from '../run-file.ts';

/** What the doctor is told of the suite and of the moment. */
export interface Suite {
  readonly plans: readonly {
    readonly id: string;
    readonly platforms: readonly string[];
    readonly cases: readonly string[];
  }[];
  /** Where each platform listens, counted from the first port. */
  readonly ports: Readonly<Record<string, number>>;
  readonly firstPort: number;
  readonly commands: readonly string[];
}

/** How the doctor touches the machine and the network: parameters, so that a broken world can be set up. */
export interface Probes {
  /** Epoch ms. */
  now(): number;
  listen(host: string, port: number): Promise<'free' | 'taken' | 'noAddress' | 'forbidden'>;
  /** Listens for a moment, answering every request with `text`. */
  answer(host: string, port: number, text: string): Promise<{ close(): Promise<void> }>;
  resolves(host: string): Promise<boolean>;
  connects(host: string, port: number): Promise<boolean>;
  /** Sends a request; `ca` are authorities to trust, PEM. */
  transport(ca: string | undefined): Transport & { close(): void };
  /** Bytes free where a folder is or would be; undefined where nothing can be written there. */
  freeBytes(folder: string): number | undefined;
  read(path: string): string | undefined;
  /** Whether a program can be started; a name without a slash is looked for in the PATH. */
  program(name: string): boolean;
  /** What stands in the way of starting containers; undefined where nothing does. */
  containers(): Promise<string | undefined>;
}

/** A configuration under examination. */
export interface Case {
  readonly path: string;
  readonly folder: string;
  readonly file: RunFile;
  /** The run file as written, references included. */
  readonly written: unknown;
  readonly out: string;
  readonly suite: Suite;
  readonly probes: Probes;
  /** A text nobody could answer by chance. */
  readonly token: string;
}

/** Everything that is to be driven: the field that says so, and the driver. */
export function driven({
  file,
}: Pick<Case, 'file'>): readonly { readonly field: string; readonly sut: NonNullable<RunFile['sut']> }[] {
  return [
    ...(file.sut === undefined ? [] : [{ field: 'sut', sut: file.sut }]),
    ...Object.entries(file.ruoli ?? {}).flatMap(([role, { driver }]) =>
      driver === undefined ? [] : [{ field: `ruoli.${role}.driver`, sut: driver }],
    ),
  ];
}

/** Whether somebody's own software is tested: then addresses and credentials matter. */
export function external(each: Pick<Case, 'file'>): boolean {
  return driven(each).some(({ sut }) => sut.driver !== 'reference');
}

/** The plans that will run, of those that exist. */
export function plansOf({ file, suite }: Case): Suite['plans'] {
  return suite.plans.filter(({ id }) => file.plans?.includes(id) ?? true);
}
