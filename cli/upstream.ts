import type { RunFile } from '../config/run-file.ts';
import { PLATFORM_PORTS } from '../steps/doors.ts';
import type { CommonOptions } from './options.ts';
import { UsageError } from './usage.ts';

/**
 * Where requests go on to, by platform id: `--upstream PLATFORM=URL`, as many times as needed, else the run file's.
 * @throws UsageError for a platform that nobody calls here, or what is no address.
 */
export function upstreamOf(options: CommonOptions, file: Pick<RunFile, 'upstream'>): Readonly<Record<string, string>> {
  const given =
    options.upstream.length === 0
      ? Object.entries(file.upstream ?? {})
      : options.upstream.map((text) => {
          const at = text.indexOf('=');
          return [text.slice(0, Math.max(at, 0)), text.slice(at + 1)] as const;
        });
  return Object.fromEntries(
    given.map(([platform, url]) => {
      if (!(platform in PLATFORM_PORTS))
        throw new UsageError(
          `--upstream vuole PIATTAFORMA=URL, e «${platform}» non è fra ${Object.keys(PLATFORM_PORTS).join(', ')}`,
        );
      if (!/^https?:\/\/[^/?#]+/.test(url) || !URL.canParse(url))
        throw new UsageError(`--upstream ${platform}: «${url}» non è un indirizzo http o https`);
      return [platform, url.replace(/\/+$/, '')];
    }),
  );
}

/** `platform` only where every platform that the SUT calls in these plans is the real one. */
export function environmentOf(
  plans: readonly { readonly platforms: readonly string[] }[],
  upstream: Readonly<Record<string, string>>,
): 'simulator' | 'platform' {
  const called = plans.flatMap(({ platforms }) => platforms).filter((id) => id in PLATFORM_PORTS);
  return called.length > 0 && called.every((id) => id in upstream) ? 'platform' : 'simulator';
}
