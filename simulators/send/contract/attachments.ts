import Type from 'typebox';
import type { Static } from 'typebox';
import { contract } from '../../kernel/json.ts';
import { Sha256Base64 } from './primitives.ts';
import { literals } from './requests.ts';

const PreloadIdx = Type.String({ minLength: 1, maxLength: 512, pattern: '^[a-zA-Z0-9._-]{1,512}$' });

const PreloadRequest = Type.Object({
  preloadIdx: Type.Optional(PreloadIdx),
  contentType: Type.Optional(Type.String({ minLength: 15, maxLength: 16, pattern: '^application/(pdf|json)$' })),
  sha256: Sha256Base64,
});

export type PreloadRequest = Static<typeof PreloadRequest>;

/** What is about to be uploaded: the gateway sees a list, its length is the application's matter (send.md §1.4). */
export const preloadRequests = contract(Type.Array(PreloadRequest, { minItems: 1 }));

export const preloadResponses = contract(
  Type.Array(
    Type.Object({
      preloadIdx: Type.Optional(PreloadIdx),
      secret: Type.String(),
      httpMethod: literals('PUT', 'POST'),
      url: Type.String(),
      key: Type.String(),
    }),
  ),
);
