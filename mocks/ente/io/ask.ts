import type { Reply } from '../client.ts';
import type { IoDesk } from './desk.ts';

interface Asked {
  readonly operation: string;
  readonly method: string;
  /** After the interface's base. */
  readonly path: string;
  readonly key: string;
  readonly body?: () => Uint8Array;
  readonly reads?: 'json' | 'nothing';
}

/** Asks IO, again where it makes sense to. */
export function ask({ client, configuration, parts }: IoDesk, asked: Asked): Promise<Reply> {
  const { operation, method, path, key, body, reads = 'json' } = asked;
  return client.ask({
    operation,
    method,
    url: parts.ioUrl(configuration.url, path, key),
    headers: parts.ioHeaders(key, body !== undefined),
    ...(body === undefined ? {} : { body }),
    reads,
  });
}
