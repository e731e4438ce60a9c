import type { Examples } from '../kernel/platform.contract.ts';
import { message, persona } from './io.fixture.ts';

interface Identity {
  readonly servizi: readonly { readonly chiavePrimaria: string }[];
}

/** What the suite of every platform asks of IO (kernel/platform.contract.ts), through whatever door. */
export const examples: Examples = {
  credentials: (identities) => ({
    'ocp-apim-subscription-key': (identities['ente'] as Identity).servizi[0]!.chiavePrimaria,
  }),
  creation: { method: 'POST', path: '/api/v1/messages', body: message() },
  reading(created) {
    const { id } = JSON.parse(Buffer.from(created.body).toString()) as { id: string };
    return { method: 'GET', path: `/api/v1/messages/${persona('P-OK')}/${id}` };
  },
  canaries: [persona('P-OK')],
  secrets: (identities) => (identities['ente'] as Identity).servizi.map(({ chiavePrimaria }) => chiavePrimaria),
};
