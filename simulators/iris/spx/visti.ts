/** What has gone by, in memory that stops growing. */
export interface Visti {
  /** Notes a key. `no`: it is new; `si`: it had gone by; `forse`: it may have, and who reads again can tell. */
  nota(chiave: string): 'no' | 'si' | 'forse';
}

/** Up to so many keys are kept whole. */
const INTERE = 100_000;
/** Bits of the filter, a power of two: 16 MiB, whatever the file. */
const BIT = 2 ** 27;
const IMPRONTE = 8;

/**
 * Few keys are kept as they are; many, as bits of a Bloom filter: a file of millions of rows costs the same memory as one
 * of a hundred thousand, and a handful of new keys in a million look as if they had gone by (`forse`).
 */
export function visti(): Visti {
  let intere: Set<string> | undefined = new Set();
  let filtro: Uint32Array | undefined;
  const segna = (chiave: string): boolean => {
    let a = 0x811c9dc5;
    let b = 0x9747b28c;
    for (let at = 0; at < chiave.length; at++) {
      const codice = chiave.charCodeAt(at);
      a = Math.imul(a ^ codice, 0x01000193);
      b = Math.imul((b << 5) ^ (b >>> 27) ^ codice, 0x85ebca6b);
    }
    a = Math.imul(a ^ (a >>> 16), 0xc2b2ae35);
    b = Math.imul(b ^ (b >>> 15), 0x27d4eb2f) | 1;
    // all bits of a key lie in one line of the memory's cache
    const blocco = ((a ^ (a >>> 13)) & (BIT / 512 - 1)) << 4;
    let passo = b ^ (a >>> 7);
    let tutti = true;
    for (let quale = 0; quale < IMPRONTE; quale++) {
      passo = Math.imul(passo, 0x2c1b3c6d) + b;
      const parola = blocco | ((passo >>> 27) & 15);
      const maschera = 1 << ((passo >>> 20) & 31);
      if ((filtro![parola]! & maschera) === 0) {
        tutti = false;
        filtro![parola]! |= maschera;
      }
    }
    return tutti;
  };
  return {
    nota(chiave) {
      if (intere === undefined) return segna(chiave) ? 'forse' : 'no';
      if (intere.has(chiave)) return 'si';
      intere.add(chiave);
      if (intere.size > INTERE) {
        filtro = new Uint32Array(BIT / 32);
        for (const una of intere) segna(una);
        intere = undefined;
      }
      return 'no';
    },
  };
}
