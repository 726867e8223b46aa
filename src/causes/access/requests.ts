/** The questions to the policies: RDS on its own, RDS for the caller, and the caller itself. */
import {databaseOf} from '../../core/database.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {absent, known, unknown} from '../../policy/context.ts';
import type {ContextValue, Principal, Request} from '../../policy/request.ts';
import {grantCount, resourceIds} from '../reading/grants.ts';
import {type KeyInHand, keyInHand} from '../reading/key.ts';
import {isClustered} from '../reading/topology.ts';
import {managementAccountOf} from './organization-of.ts';

// What RDS's grant is expected to list (facts/aws.md §2.7).
const operationsOfRds = [
  'Decrypt',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
  'CreateGrant',
  'RetireGrant',
  'DescribeKey',
];

/**
 * RDS opening the database's volume, under its grant. Its calls come from no network of the
 * customer (facts/aws.md §4 C9); what else they carry AWS does not document.
 */
export function rdsOpens(evidence: Evidence): Request | undefined {
  const key = keyInHand(evidence);
  const database = databaseOf(evidence);
  if (!key || !database) return undefined;
  const principal = granteeOf(evidence) ?? serviceOf(evidence);
  return {
    action: 'kms:Decrypt',
    resource: resourceOf(key),
    principal: {kind: 'service', arn: principal, accountId: ''},
    context: {
      keys: {
        ...fromNowhere,
        ...common(evidence, key),
        'kms:ViaService': known(serviceOf(evidence)),
        'kms:CallerAccount': known(accountOf(evidence)),
        'aws:SourceAccount': known(accountOf(evidence)),
        // A service is no member of any organization (IAM guide, aws:PrincipalOrgID).
        'aws:PrincipalOrgID': absent,
        'aws:PrincipalOrgPaths': absent,
        'aws:SourceOrgID': organizationIdOf(evidence),
      },
      others: unknown('AWS does not document what the calls of RDS carry'),
      encryptionContext: pairOf(evidence),
    },
    managementAccountId: managementAccountOf(evidence),
  };
}

/** RDS asking in the caller's name, as at a start or a restore (facts/aws.md §2.7, §3.1). */
export function throughRds(
  evidence: Evidence,
  action: 'kms:CreateGrant' | 'kms:DescribeKey',
): Request | undefined {
  const key = keyInHand(evidence);
  const caller = callerOf(evidence);
  if (!key || !caller) return undefined;
  const isGrant = action === 'kms:CreateGrant';
  return {
    action,
    resource: resourceOf(key),
    principal: caller,
    context: {
      keys: {
        ...fromNowhere,
        ...common(evidence, key),
        'kms:ViaService': known(serviceOf(evidence)),
        'kms:CallerAccount': known(caller.accountId),
        'aws:ViaAWSService': known('true'),
        'aws:CalledVia': known('rds.amazonaws.com'),
        'kms:GrantIsForAWSResource': isGrant ? known('true') : absent,
        'aws:PrincipalOrgID': organizationIdOf(evidence),
      },
      others: unknown('it is not known before RDS asks'),
      encryptionContext: isGrant ? pairOf(evidence) : {},
    },
    ...(isGrant
      ? {newGrant: {operations: operationsOfRds, encryptionContextSubset: pairOf(evidence)}}
      : {}),
    managementAccountId: managementAccountOf(evidence),
  };
}

/** The caller mending the key, straight from where they sit. */
export function callerMends(evidence: Evidence, action: string): Request | undefined {
  const key = keyInHand(evidence);
  const caller = callerOf(evidence);
  if (!key || !caller) return undefined;
  return {
    action,
    resource: resourceOf(key),
    principal: caller,
    context: {
      keys: {
        ...common(evidence, key),
        'kms:ViaService': absent,
        'kms:CallerAccount': known(caller.accountId),
        'aws:ViaAWSService': known('false'),
        'aws:PrincipalOrgID': organizationIdOf(evidence),
      },
      others: unknown('it is not known before the call is made'),
      encryptionContext: {},
    },
    managementAccountId: managementAccountOf(evidence),
  };
}

const fromNowhere = {
  'aws:SourceIp': absent,
  'aws:SourceVpc': absent,
  'aws:SourceVpce': absent,
  'aws:VpcSourceIp': absent,
} as const;

/** What follows from the key and the place. */
function common(evidence: Evidence, key: KeyInHand): {readonly [name: string]: ContextValue} {
  const tags = knownValue(factOf(evidence, 'keyTags'))?.Tags;
  const aliases = knownValue(factOf(evidence, 'aliases'))?.Aliases;
  const names = (aliases ?? []).flatMap(({AliasName}) => AliasName ?? []);
  return {
    'aws:RequestedRegion': known(regionOf(key.arn)),
    'aws:SecureTransport': known('true'),
    ...(key.origin === '' ? {} : {'kms:KeyOrigin': known(key.origin)}),
    ...(aliases ? {'kms:ResourceAliases': names.length === 0 ? absent : known(...names)} : {}),
    ...Object.fromEntries(
      (tags ?? []).map(({TagKey = '', TagValue = ''}) => [
        `aws:ResourceTag/${TagKey}`,
        known(TagValue),
      ]),
    ),
  };
}

function organizationIdOf(evidence: Evidence): ContextValue {
  const id = knownValue(factOf(evidence, 'organization'))?.Organization?.Id;
  return id === undefined ? unknown('the organization was not read') : known(id);
}

/** As AWS names the caller; a kind of identity that is not known here asks nothing. */
function callerOf(evidence: Evidence): Principal | undefined {
  const arn = knownValue(factOf(evidence, 'identity'))?.Arn ?? '';
  const accountId = arn.split(':')[4] ?? '';
  const [type] = arn.split(':').slice(5).join(':').split('/');
  const userId = knownValue(factOf(evidence, 'identity'))?.UserId;
  const id = userId === undefined ? {} : {userId};
  if (type === 'root') return {kind: 'root', arn, accountId, ...id};
  if (type === 'user') return {kind: 'user', arn, accountId, ...id};
  if (type !== 'assumed-role') return undefined;
  const roleArn = knownValue(factOf(evidence, 'callerRole'))?.Role?.Arn;
  const role = roleArn === undefined ? {} : {roleArn};
  return {kind: 'role-session', arn, accountId, ...role, ...id};
}

/** The principal of RDS's own grant, as KMS shows it: nobody documents its form. */
function granteeOf(evidence: Evidence): string | undefined {
  const [grant] = grantCount(evidence)?.ours ?? [];
  return grant?.GranteePrincipal ?? grant?.GranteeServicePrincipal;
}

function serviceOf(evidence: Evidence): string {
  return `rds.${regionOf(databaseOf(evidence)?.arn ?? '')}.amazonaws.com`;
}

function accountOf(evidence: Evidence): string {
  return databaseOf(evidence)?.arn.split(':')[4] ?? '';
}

function regionOf(arn: string): string {
  return arn.split(':')[3] ?? '';
}

function resourceOf({arn, accountId, manager}: KeyInHand): Request['resource'] {
  return {arn, accountId, isAwsManaged: manager === 'AWS'};
}

/** facts/aws.md §1.4: the pair that names the database to KMS. */
function pairOf(evidence: Evidence): {readonly [name: string]: string} {
  const isCluster = isClustered(evidence);
  const id = resourceIds(evidence).at(-1) ?? '';
  return {[isCluster ? 'aws:rds:dbc-id' : 'aws:rds:db-id']: id};
}
