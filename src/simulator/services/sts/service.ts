/** STS: who is calling, and sessions of roles and users. */
import {
  AssumeRole$,
  ExpiredTokenException$,
  GetCallerIdentity$,
  type GetCallerIdentityCommandInput,
  type GetCallerIdentityCommandOutput,
  GetSessionToken$,
  MalformedPolicyDocumentException$,
} from '@aws-sdk/client-sts';
import {wireService} from '../../wire/service.ts';
import {type Handler, operation, operationsByName, type SimulatedService} from '../call.ts';
import {assumeRole, demandsOfAssumeRole, roleResource} from './assume-role.ts';
import {getSessionToken} from './session-token.ts';

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
  operation({
    schema: AssumeRole$,
    mode: 'change',
    resource: roleResource,
    demands: demandsOfAssumeRole,
    trail: ({RoleArn = ''}) => [{type: 'AWS::IAM::Role', name: RoleArn}],
    response: ({Credentials, AssumedRoleUser}) => ({
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        expiration: Credentials?.Expiration?.toISOString() ?? '',
      },
      assumedRoleUser: {
        assumedRoleId: AssumedRoleUser?.AssumedRoleId ?? '',
        arn: AssumedRoleUser?.Arn ?? '',
      },
    }),
    handle: assumeRole,
  }),
  operation({
    schema: GetSessionToken$,
    mode: 'change',
    // A user needs no permission for it; policies cannot deny it either (IAM guide).
    isAuthorized: false,
    handle: getSessionToken,
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
    schemas: {
      AssumeRole$,
      ExpiredTokenException$,
      GetCallerIdentity$,
      GetSessionToken$,
      MalformedPolicyDocumentException$,
    },
  }),
};
