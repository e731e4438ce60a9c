import { emptyResponse } from '../../kernel/exchange.ts';
import type { Operation } from '../../kernel/platform.ts';
import { organizationPath } from '../contract/path.ts';
import { logo } from '../contract/profile.ts';
import { readPng } from '../png.ts';
import { notAllowed, problem } from '../problem.ts';
import type { Caller, IoState } from '../state.ts';
import { service } from './services/service.ts';

/** Pixels. */
const SIDE_2021 = 300;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** The logo of a body. */
export const uploadOrganizationLogo: Operation<IoState, Caller> = {
  id: 'uploadOrganizationLogo',
  method: 'PUT',
  path: '/api/v1/organizations/{organization_fiscal_code}/logo',
  parameters: organizationPath,
  body: logo,
  answers: { 202: undefined },
  handle({ path, body, caller }, { settings }) {
    const codiceFiscale = path['organization_fiscal_code']!;
    if (codiceFiscale !== caller.user.ente.codiceFiscale) return { response: notAllowed() };
    const bytes = (body as { logo: string }).logo;
    return isLogo(bytes, settings)
      ? { response: emptyResponse(202), events: [{ type: 'organizationLogo', codiceFiscale, bytes: bytes.length }] }
      : { response: notAnImage() };
  },
};

/** The logo of a service. */
export const cmsUpdateServiceLogo = service({
  id: 'cmsUpdateServiceLogo',
  method: 'PUT',
  path: '/logo',
  body: logo,
  answers: { 204: undefined },
  handle({ body }, { id }, { settings }) {
    const bytes = (body as { logo: string }).logo;
    return isLogo(bytes, settings)
      ? { response: emptyResponse(204), events: [{ type: 'serviceLogo', service: id, bytes: bytes.length }] }
      : { response: notAnImage() };
  },
});

const notAnImage = () => problem(400, 'Image not valid', 'The base64 representation of the logo is invalid');

/** A PNG that can be decoded whole; of the side that the instructions of 2021 want, where they hold (io.md §9). */
function isLogo(base64: string, { logoRules }: IoState['settings']): boolean {
  const read = BASE64.test(base64) ? readPng(Buffer.from(base64, 'base64')) : undefined;
  if (read?.ok !== true) return false;
  const { width, height } = read.png;
  return logoRules === 'current' || (width === SIDE_2021 && height === SIDE_2021);
}
