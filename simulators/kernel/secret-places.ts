/** Headers whose value is a credential on any platform (lower case) -> name of the secret. */
export const SECRET_HEADERS: Readonly<Record<string, string>> = {
  authorization: 'authorization',
  'proxy-authorization': 'authorization',
  cookie: 'cookie',
  'set-cookie': 'cookie',
  'x-api-key': 'api-key',
  apikey: 'api-key',
  'api-key': 'api-key',
  'x-auth-token': 'token',
  'ocp-apim-subscription-key': 'api-key',
};

/** Query parameters that carry a credential on any platform -> name of the secret. */
export const SECRET_PARAMETERS: Readonly<Record<string, string>> = {
  api_key: 'api-key',
  apikey: 'api-key',
  apiKey: 'api-key',
  'api-key': 'api-key',
  'x-api-key': 'api-key',
  key: 'api-key',
  token: 'token',
  access_token: 'token',
};

const SCHEME = /^(\s*(?:Bearer|Basic|Token|ApiKey)\s+)(\S{8,})\s*$/i;

/** What a header shows of a credential under whatever name: its scheme stays, what follows is replaced. */
export function replaceCredentials(value: string, replacement: (credential: string) => string): string {
  const [, scheme, credential] = SCHEME.exec(value) ?? [];
  return scheme === undefined || credential === undefined ? value : scheme + replacement(credential);
}
