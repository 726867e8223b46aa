/** KMS: its operations from their tables, its errors, its check of every input. */
import {wireService} from '../../wire/service.ts';
import {operationsByName, type SimulatedService} from '../call.ts';
import {kmsErrors} from './errors.ts';
import {requireGrantTokens} from './grant-tokens.ts';
import {cryptoOperations} from './tables/crypto.ts';
import {importOperations, multiRegionOperations} from './tables/imports.ts';
import {keyOperations} from './tables/keys.ts';
import {aliasOperations, grantOperations} from './tables/names.ts';
import {storeOperations} from './tables/stores.ts';
import {requireValid} from './validation.ts';

const operations = operationsByName([
  ...keyOperations,
  ...aliasOperations,
  ...grantOperations,
  ...cryptoOperations,
  ...importOperations,
  ...multiRegionOperations,
  ...storeOperations,
]);

/** The simulated KMS. */
export const kms: SimulatedService = {
  prefix: 'kms',
  source: 'kms.amazonaws.com',
  operations,
  validate: (schema, input, call) => {
    requireValid(schema, input);
    requireGrantTokens(schema, input, call);
  },
  wire: wireService({
    signingName: 'kms',
    protocol: 'json',
    version: '2014-11-01',
    target: 'TrentService',
    schemas: {
      ...Object.fromEntries([...operations].map(([name, {schema}]) => [name, schema])),
      ...kmsErrors,
    },
  }),
};
