import type { Examples } from '../kernel/platform.contract.ts';
import { PDF, request, sha256Base64 } from './send.fixture.ts';

/** What the suite of every platform asks of SEND (kernel/platform.contract.ts), through whatever door. */
export const examples: Examples = {
  credentials: (identities) => ({ 'x-api-key': (identities['mittente'] as { apiKey: string }).apiKey }),
  creation: {
    method: 'POST',
    path: '/delivery/v2.5/requests',
    body: request({
      digests: { sha256: sha256Base64(PDF) },
      contentType: 'application/pdf',
      ref: { key: 'PN_NOTIFICATION_ATTACHMENTS-0.pdf', versionToken: '0' },
    }),
  },
  reading(created) {
    const { notificationRequestId } = JSON.parse(Buffer.from(created.body).toString()) as Record<string, string>;
    return {
      method: 'GET',
      path: `/delivery/v2.5/requests?notificationRequestId=${encodeURIComponent(notificationRequestId!)}`,
    };
  },
  async upload(ask) {
    const sha256 = sha256Base64(PDF);
    const preload = await ask({
      method: 'POST',
      path: '/delivery/attachments/preload',
      body: [{ preloadIdx: '0', contentType: 'application/pdf', sha256 }],
    });
    const [slot] = JSON.parse(Buffer.from(preload.body).toString()) as [{ url: string; secret: string }];
    return {
      method: 'PUT',
      path: slot.url,
      headers: {
        'x-api-key': '',
        'content-type': 'application/pdf',
        'x-amz-meta-secret': slot.secret,
        'x-amz-checksum-sha256': sha256,
      },
      body: PDF,
    };
  },
  canaries: ['BNRMHL75C06G702B', 'Michelangelo Buonarroti', 'VIA DEGLI ESEMPI 1'],
  secrets: (identities, uploaded) => [
    (identities['mittente'] as { apiKey: string }).apiKey,
    ...(uploaded?.headers?.['x-amz-meta-secret'] === undefined ? [] : [uploaded.headers['x-amz-meta-secret']]),
  ],
};
