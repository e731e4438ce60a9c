import Type from 'typebox';
import { contract } from '../../kernel/json.ts';
import { DAY, NonEmpty, OrganizationFiscalCode, Ulid } from './primitives.ts';

/** What stands in the paths of IO's operations. */
export const dayPath = contract(Type.Object({ date: Type.String({ pattern: DAY }) }));
export const organizationPath = contract(Type.Object({ organization_fiscal_code: OrganizationFiscalCode }));
export const servicePath = contract(Type.Object({ serviceId: NonEmpty }));
export const configurationPath = contract(Type.Object({ configurationId: Ulid }));
