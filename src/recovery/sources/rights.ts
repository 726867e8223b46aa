/** May RDS use a key for the caller? What a restore needs of the key's policy and of theirs. */
import {databaseOf} from '../../core/database.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Analysis} from '../../policy/analysis.ts';
import {absent, known, unknown} from '../../policy/context.ts';
import {evaluate} from '../../policy/evaluate.ts';
import {noPolicies, type Policies, read, unread} from '../../policy/policies.ts';
import type {Request} from '../../policy/request.ts';
import {boundaryPolicy, callerOf, identityPolicies, policyLayer, unreadFact} from './caller.ts';

// The code where there is none, in evidence that was kept before it counted as an answer.
const notInUse = 'AWSOrganizationsNotInUseException';

// Asked many times for one evidence, which never changes.
const answered = new WeakMap<Evidence, Map<string, readonly Analysis[]>>();

/**
 * `kms:CreateGrant` and `kms:DescribeKey` through RDS, in the caller's name (facts/aws.md §3.1);
 * none where the caller is not known or AWS manages the key.
 */
export function rightsOn(arn: string, evidence: Evidence): readonly Analysis[] {
  const known = answered.get(evidence) ?? new Map<string, readonly Analysis[]>();
  answered.set(evidence, known);
  const before = known.get(arn);
  if (before) return before;
  const rights = ask(arn, evidence);
  known.set(arn, rights);
  return rights;
}

/** The metadata of a key: of the database's own, or of another one that was looked at. */
export function keyFact(arn: string, evidence: Evidence) {
  const isOwn = arn === databaseOf(evidence)?.keyId;
  return factOf(evidence, isOwn ? 'key' : `key:${arn}`);
}

/** The restore call itself, on the database that it makes; undefined where the caller is not known. */
export function rightTo(
  action: string,
  arn: string,
  evidence: Evidence,
  more: {readonly [key: string]: string} = {},
): Analysis | undefined {
  const caller = callerOf(evidence);
  if (!caller) return undefined;
  const [, , , region = '', accountId = ''] = arn.split(':');
  return evaluate(
    {
      action,
      resource: {arn, accountId},
      principal: caller,
      context: {
        keys: {
          'aws:RequestedRegion': known(region),
          'aws:SecureTransport': known('true'),
          ...Object.fromEntries(Object.entries(more).map(([key, value]) => [key, known(value)])),
        },
        others: unknown('it is not known before the call is made'),
        encryptionContext: {},
      },
    },
    policiesOfCaller(evidence),
  );
}

/**
 * Allowed by all that can be read: what a session was given by its maker is shown to nobody, and
 * few are given anything.
 */
export function isAllowed({decision, missing}: Analysis): boolean {
  return decision === 'allowed' || (decision === 'unknown' && missing.every(isOfSession));
}

function isOfSession({type}: Analysis['missing'][number]): boolean {
  return type === 'session';
}

function ask(arn: string, evidence: Evidence): readonly Analysis[] {
  const metadata = knownValue(keyFact(arn, evidence))?.KeyMetadata;
  const caller = callerOf(evidence);
  if (!metadata || metadata.KeyManager === 'AWS' || !caller) return [];
  const policies = policiesFor(arn, evidence);
  return (['kms:CreateGrant', 'kms:DescribeKey'] as const).map((action) =>
    evaluate(requestFor(action, arn, metadata.Origin, caller), policies),
  );
}

function policiesFor(arn: string, evidence: Evidence): Policies {
  const isOwn = arn === databaseOf(evidence)?.keyId;
  const policy = isOwn ? factOf(evidence, 'keyPolicy') : factOf(evidence, `keyPolicy:${arn}`);
  return {
    ...policiesOfCaller(evidence),
    resource: policyLayer('key policy', policy, knownValue(policy)?.Policy),
    // Of the grants on a key those to RDS count, and they name one database: not the new one.
    grants: read([]),
  };
}

function policiesOfCaller(evidence: Evidence): Policies {
  return {
    ...noPolicies,
    identity: identityPolicies(evidence),
    boundary: boundaryPolicy(evidence),
    session: unread('AWS shows no session its own session policies'),
    serviceControl: controls(evidence, 'servicePolicies'),
    resourceControl: controls(evidence, 'resourcePolicies'),
  };
}

/** The organization's policies are never whole: those above the account are not read. */
function controls(evidence: Evidence, name: 'servicePolicies' | 'resourcePolicies') {
  const organization = factOf(evidence, 'organization');
  if (organization.status === 'absent' && organization.because === 'does-not-exist')
    return read([]);
  if (organization.status === 'failed' && organization.code === notInUse) return read([]);
  const list = factOf(evidence, name);
  if (list.status !== 'known') return unreadFact(list);
  return unread('those above the account are not read');
}

function requestFor(
  action: 'kms:CreateGrant' | 'kms:DescribeKey',
  arn: string,
  origin: string | undefined,
  principal: Request['principal'],
): Request {
  const [, , , region = '', accountId = ''] = arn.split(':');
  const isGrant = action === 'kms:CreateGrant';
  return {
    action,
    resource: {arn, accountId, isAwsManaged: false},
    principal,
    context: {
      keys: {
        'aws:SourceIp': absent,
        'aws:SourceVpc': absent,
        'aws:SourceVpce': absent,
        'aws:VpcSourceIp': absent,
        'aws:RequestedRegion': known(region),
        'aws:SecureTransport': known('true'),
        'kms:ViaService': known(`rds.${region}.amazonaws.com`),
        'kms:CallerAccount': known(principal.accountId),
        'aws:ViaAWSService': known('true'),
        'aws:CalledVia': known('rds.amazonaws.com'),
        'kms:GrantIsForAWSResource': isGrant ? known('true') : absent,
        ...(origin ? {'kms:KeyOrigin': known(origin)} : {}),
      },
      others: unknown('it is not known before RDS asks'),
      encryptionContext: {},
    },
  };
}
