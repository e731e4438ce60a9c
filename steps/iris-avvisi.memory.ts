import { AVVISO_LETTO } from '../simulators/iris/expectations/avvisi.ts';
import type { AvvisoLetto } from '../simulators/iris/expectations/avvisi.ts';
import { leggiAvviso } from '../simulators/iris/avviso/lettura.ts';
import type { AvvisoEmesso } from '../sut/commands/iris-avvisi.ts';
import type { CollaudoWorld } from './world.ts';

/** Asks the SUT for the notices of pendenze, reads each as a citizen's reader does, and notes what it read. */
export async function emetti(world: CollaudoWorld, idPendenze: readonly string[]): Promise<void> {
  const answer = await world.give('issue-notices', { idPendenze });
  const { avvisi = [] } = (answer.result ?? {}) as { readonly avvisi?: readonly AvvisoEmesso[] };
  for (const { idPendenza, numeroAvviso, documento } of answer.status === 'done' ? avvisi : [])
    world.note(AVVISO_LETTO, {
      idPendenza,
      numeroAvviso,
      lettura: await leggiAvviso(Buffer.from(documento, 'base64')),
    } satisfies AvvisoLetto);
}

/** The number that IRIS gave to a payment, as IRIS keeps it. */
export function numeroDi(world: CollaudoWorld, idPagamento: string): string {
  const { iuv } = world.iris.state as {
    readonly iuv: {
      readonly emessi: ReadonlyMap<string, { readonly iuv: string; readonly numeroAvviso: string }>;
    };
  };
  const emesso = [...iuv.emessi.values()].find((each) => each.iuv === idPagamento);
  world.precondition(emesso !== undefined, 'il pagamento della pendenza non ha uno IUV di IRIS');
  return emesso!.numeroAvviso;
}
