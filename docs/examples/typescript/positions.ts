// Debt positions, in a JSON file: what was written is still there after a crash.
import { randomInt } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

export interface Body {
  readonly codiceFiscale: string;
  readonly denominazione: string;
}

/** Amounts in euro cents. */
export interface Position {
  readonly numeroAvviso: string;
  readonly creditore: Body;
  readonly debitore: Body;
  readonly importo: number;
  readonly causale: string;
  readonly scadenza: string;
  /** The last cost SEND told, for when SEND does not answer. */
  readonly ultimoCosto?: number;
  readonly ricevute: readonly string[];
  /** `costoNotifica`: how much of what was paid is the notification's cost, recorded when the receipt comes. */
  readonly pagata?: {
    readonly importo: number;
    readonly costoNotifica: number;
    readonly istante: string;
    readonly comunicata?: true;
  };
}

const TERM_MS = 60 * 86_400_000;

export class Positions {
  readonly #path: string;
  #kept = new Map<string, Position>();

  constructor(path: string) {
    this.#path = path;
    this.reopen();
  }

  /** What a restart of the process does. */
  reopen(): void {
    try {
      this.#kept = new Map(JSON.parse(readFileSync(this.#path, 'utf8')) as [string, Position][]);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      this.#kept = new Map();
    }
  }

  get(creditore: string, numeroAvviso: string): Position | undefined {
    return this.#kept.get(`${creditore}/${numeroAvviso}`);
  }

  all(): readonly Position[] {
    return [...this.#kept.values()];
  }

  save(position: Position): void {
    this.#kept.set(`${position.creditore.codiceFiscale}/${position.numeroAvviso}`, position);
    // a file half written would be worse than none: the new one takes the old one's place whole
    writeFileSync(`${this.#path}.new`, JSON.stringify([...this.#kept]));
    renameSync(`${this.#path}.new`, this.#path);
  }

  /** Opens a position under a notice number nobody has had: aux digit 3, segregation code 02, check digits by 93. */
  open(wanted: Pick<Position, 'creditore' | 'debitore' | 'importo' | 'causale'>): Position {
    const creditore = wanted.creditore.codiceFiscale;
    let numeroAvviso: string;
    do {
      const code = `302${String(randomInt(10 ** 12)).padStart(13, '0')}`;
      numeroAvviso = code + String(BigInt(code) % 93n).padStart(2, '0');
    } while (this.get(creditore, numeroAvviso) !== undefined);
    const scadenza = new Date(Date.now() + TERM_MS).toISOString().slice(0, 10);
    const position = { ...wanted, numeroAvviso, scadenza, ricevute: [] };
    this.save(position);
    return position;
  }
}
