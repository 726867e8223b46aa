/** STS: GetCallerIdentity. */
import {
  GetCallerIdentity$,
  type GetCallerIdentityCommandInput,
  type GetCallerIdentityCommandOutput,
} from '@aws-sdk/client-sts';
import {wireService} from '../../wire/service.ts';
import {type Handler, operation, operationsByName, type SimulatedService} from '../call.ts';

const getCallerIdentity: Handler<GetCallerIdentityCommandInput, GetCallerIdentityCommandOutput> = (
  _input,
  call,
) => ({
  Account: call.principal.accountId,
  Arn: call.principal.arn,
  UserId: call.principal.userId,
});

const operations = operationsByName([
  operation({
    schema: GetCallerIdentity$,
    mode: 'read',
    // It needs no permission at all (facts/aws.md §3.1).
    isAuthorized: false,
    handle: getCallerIdentity,
  }),
]);

/** The simulated STS. */
export const sts: SimulatedService = {
  prefix: 'sts',
  source: 'sts.amazonaws.com',
  operations,
  wire: wireService({
    signingName: 'sts',
    protocol: 'query',
    version: '2011-06-15',
    xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
    schemas: {GetCallerIdentity$},
  }),
};
