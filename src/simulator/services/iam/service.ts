/** IAM: users, roles, policies, access keys and the policy simulator of one account. */
import {
  DeleteConflictException$,
  EntityAlreadyExistsException$,
  InvalidInputException$,
  LimitExceededException$,
  MalformedPolicyDocumentException$,
  NoSuchEntityException$,
  UnmodifiableEntityException$,
} from '@aws-sdk/client-iam';
import {wireService} from '../../wire/service.ts';
import {operationsByName, type SimulatedService} from '../call.ts';
import {groupOperations} from './tables/groups.ts';
import {identityOperations} from './tables/identities.ts';
import {policyOperations} from './tables/policies.ts';

const rows = [...identityOperations, ...groupOperations, ...policyOperations];

/** The simulated IAM. */
export const iam: SimulatedService = {
  prefix: 'iam',
  source: 'iam.amazonaws.com',
  globalRegion: 'us-east-1',
  operations: operationsByName(rows),
  wire: wireService({
    signingName: 'iam',
    protocol: 'query',
    version: '2010-05-08',
    xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    schemas: {
      ...Object.fromEntries(rows.map(({schema}) => [schema[2], schema])),
      DeleteConflictException$,
      EntityAlreadyExistsException$,
      InvalidInputException$,
      LimitExceededException$,
      MalformedPolicyDocumentException$,
      NoSuchEntityException$,
      UnmodifiableEntityException$,
    },
  }),
};
