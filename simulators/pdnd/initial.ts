import type { Context } from '../kernel/platform.ts';
import { idsFrom } from '../kernel/ids.ts';
import { publicJwk, rsaKeyFrom, thumbprint } from '../kernel/rsa.ts';
import { settingsFrom } from './settings.ts';
import type { Client, PdndState } from './state.ts';

/** A PDND where the ente's client has its key and an active purpose, and no voucher was asked for yet. */
export function initial(given: Readonly<Record<string, unknown>>, { ids }: Context): PdndState {
  const settings = settingsFrom(given);
  const identities = ids.fork('identities');
  const { clientId = identities.uuid(), purposeId = identities.uuid(), chiavePubblica } = settings.client;
  const keys = once(() => {
    const jwk = publicJwk(chiavePubblica ?? clientKey());
    const kid = thumbprint(jwk);
    return new Map([[kid, { kid, jwk }]]);
  });
  // a key that is not one is refused at once
  if (chiavePubblica !== undefined) keys();
  const client: Client = {
    id: clientId,
    consumerId: identities.uuid(),
    get privateKey() {
      return chiavePubblica === undefined ? clientKey() : undefined;
    },
    get keys() {
      return keys();
    },
    removed: new Set(),
    purpose: {
      id: purposeId,
      eserviceId: identities.uuid(),
      descriptorId: identities.uuid(),
      producerId: identities.uuid(),
      status: { agreement: 'ACTIVE', descriptor: 'ACTIVE', purpose: 'ACTIVE' },
    },
  };
  return {
    settings,
    get signingKey() {
      return signingKey();
    },
    client,
    voucherSeconds: settings.voucherSeconds,
    vouchers: new Map(),
    usedJti: new Set(),
    requests: [],
  };
}

// Keys take a tenth of a second to find: the same serve every run, since they protect nothing, and only where somebody asks.
const clientKey = once(() => rsaKeyFrom(idsFrom('pdnd/client')));
const signingKey = once(() => rsaKeyFrom(idsFrom('pdnd/firma')));

function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

/** What a SUT must be told to ask for vouchers; the private key only where the simulation made it. */
export function identities({ client, settings }: PdndState): Readonly<Record<string, unknown>> {
  const { id, privateKey, keys, purpose } = client;
  return {
    client: {
      clientId: id,
      kid: [...keys.keys()][0] ?? '',
      purposeId: purpose.id,
      audience: settings.audience,
      ...(privateKey === undefined ? {} : { chiavePrivata: privateKey.export({ format: 'pem', type: 'pkcs8' }) }),
    },
  };
}
