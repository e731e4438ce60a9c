// Set-up of every test file: properties draw from one seed, so that a commit that passed passes again.
// FC_SEED=<number> npm test looks elsewhere; what it finds becomes an example beside the property.
import * as fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['FC_SEED'] ?? 20_261_128) });
