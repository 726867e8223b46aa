/** May RDS itself use a key for one database? Its grant allows; a Deny or an RCP takes that away. */
import {absent, known} from '../../policy/context.ts';
import {evaluate} from '../../policy/evaluate.ts';
import {noPolicies, read} from '../../policy/policies.ts';
import type {Request} from '../../policy/request.ts';
import {type ContextKeys, ofOrganization} from '../authorize/context.ts';
import {policyOf} from '../authorize/documents.ts';
import {ofKey} from '../authorize/kms-context.ts';
import {controlsOf} from '../authorize/policies.ts';
import type {Grant, Key} from '../world/keys.ts';
import type {Place, World} from '../world/world.ts';
import {contextOf} from './grant-context.ts';

/**
 * A missing Allow in the key policy takes nothing away: grants stand for themselves
 * (facts/aws.md §4 C8, C9, C11). Whether a lost grant counts is a switch of the scenario.
 */
export function rdsMayUseKey(world: World, place: Place, key: Key, resourceId: string): boolean {
  const name = contextOf(resourceId);
  const grants = key.grants.filter(
    ({encryptionContextSubset}) => encryptionContextSubset?.[name] === resourceId,
  );
  if (grants.some((grant) => isOwn(grant, place)) && nothingDenies(world, key)) return true;
  const {decision, decidedBy} = evaluate(requestOf(world, place, key, resourceId), {
    ...noPolicies,
    ...controlsOf({world, place, principal: {accountId: ''}, resource: key.arn}),
    resource: read(policyOf('default', key.policy)),
    grants: read(grants),
  });
  if (decision !== 'implicitly-denied') return decision === 'allowed';
  return decidedBy === 'resource' && !world.unverified.lostGrantLocksOut;
}

/** The grant that RDS made for itself. */
function isOwn(grant: Grant, {region}: Place): boolean {
  return (
    grant.granteePrincipal === `rds.${region}.amazonaws.com` &&
    grant.operations.includes('Decrypt') &&
    grant.encryptionContextEquals === undefined
  );
}

/**
 * True where no policy can take away what the grant gives. RDS asks every night for every database:
 * a large estate would spend its time in the evaluator.
 */
function nothingDenies({organization}: World, {policy}: Key): boolean {
  // An escape may spell the word.
  return organization === undefined && !/deny|\\u/i.test(policy);
}

/** A Decrypt of the database's data key, by the principal that RDS's grants are for. */
function requestOf(world: World, place: Place, key: Key, resourceId: string): Request {
  const principal = `rds.${place.region}.amazonaws.com`;
  return {
    action: 'kms:Decrypt',
    resource: {
      arn: key.arn,
      accountId: key.accountId,
      isAwsManaged: key.manager === 'AWS',
    },
    principal: {kind: 'service', arn: principal, accountId: ''},
    context: {
      keys: {...circumstances(world, place, principal), ...ofKey(world, key)},
      others: absent,
      encryptionContext: {[contextOf(resourceId)]: resourceId},
    },
    managementAccountId: world.organization?.managementAccountId,
  };
}

/** No network of the caller and no organization of a principal: RDS is neither (facts/aws.md §4 C9). */
function circumstances(world: World, place: Place, principal: string): ContextKeys {
  return {
    'aws:CurrentTime': known(new Date(world.now).toISOString()),
    'aws:EpochTime': known(String(Math.floor(world.now / 1000))),
    'aws:RequestedRegion': known(place.region),
    'aws:SecureTransport': known('true'),
    'aws:ViaAWSService': known('false'),
    'aws:PrincipalServiceName': known('rds.amazonaws.com'),
    'aws:PrincipalServiceNamesList': known('rds.amazonaws.com', principal),
    'aws:SourceAccount': known(place.accountId),
    'kms:CallerAccount': known(place.accountId),
    'kms:ViaService': known(principal),
    ...ofOrganization('Source', world.organization, place.accountId),
  };
}
