import type { SendSettings } from './settings.ts';
import { CURRENT_DETAILS, CURRENT_REQUESTS, DEPRECATED, inVersion } from './versions.ts';

type Setting = 'requestVersions' | 'detailVersions';

/** Operations in force whose version the settings may leave out. */
const CHOSEN: ReadonlyMap<string, { readonly setting: Setting; readonly version: string }> = new Map([
  ...['sendNewNotification', 'retrieveNotificationRequestStatus'].flatMap((operation) =>
    CURRENT_REQUESTS.map((version) => chosen(operation, version, 'requestVersions')),
  ),
  ...CURRENT_DETAILS.map((version) => chosen('retrieveSentNotification', version, 'detailVersions')),
]);

function chosen(operation: string, version: string, setting: Setting) {
  return [inVersion(operation, version), { setting, version }] as const;
}

/**
 * Why the settings leave out an operation that SEND has or may have (send.md §0.3, §1.2); undefined where they serve it. Using
 * a deprecated one is a finding in either case (SEND-PROTO-001).
 */
export function leftOut(operation: string, settings: SendSettings): string | undefined {
  if (DEPRECATED.has(operation))
    return settings.deprecatedVersions === 'tolerated'
      ? undefined
      : 'Le versioni deprecate non sono servite (impostazione «deprecatedVersions»).';
  const choice = CHOSEN.get(operation);
  if (choice === undefined) return undefined;
  const served: readonly string[] = settings[choice.setting];
  return served.includes(choice.version)
    ? undefined
    : `La versione ${choice.version} non è fra quelle servite: ${served.join(', ')} (impostazione «${choice.setting}»).`;
}
