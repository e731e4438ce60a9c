import type { Clock } from '../../kernel/clock.ts';
import { HOUR } from '../../kernel/clock.ts';
import type { Frequenza, IrisSettings } from '../settings.ts';

/** Nominal ms between one turn and the next; undefined where informative never leave (iris.md §3.7). */
export function periodoDi(frequenza: Frequenza, settings: IrisSettings): number | undefined {
  switch (frequenza) {
    case 'MAI':
      return undefined;
    case 'AD_EVENTO':
      return settings.adEventoMs;
    case 'OGNI_6_ORE':
      return 6 * HOUR;
    case 'OGNI_12_ORE':
      return 12 * HOUR;
    case 'GIORNALIERO':
      return 24 * HOUR;
  }
}

/**
 * Nominal ms from now to the next turn of a timer that began at `avvio` (epoch ms), had its first turn after `primo` and has
 * one every `periodo`. A turn that falls now is the next one.
 */
export function mancaAlTurno(clock: Clock, avvio: number, primo: number, periodo: number): number {
  const passo = clock.span(periodo);
  const dalPrimo = clock.now() - avvio - clock.span(primo);
  const manca = dalPrimo <= 0 ? -dalPrimo : (passo - (dalPrimo % passo)) % passo;
  // back to nominal: a scaled clock shortens what it is told
  return passo === periodo ? manca : Math.ceil((manca * periodo) / passo);
}
