/** The grant RDS makes for itself when a database is created or restored (facts/aws.md §2.7). */
import type {Grant, Key} from '../world/keys.ts';
import {randomOf} from '../world/random.ts';
import type {Place, World} from '../world/world.ts';
import type {KeyHolder} from './dependents.ts';
import {contextOf} from './grant-context.ts';

/** Expected, not recorded: nobody has published a ListGrants answer with a real grant of RDS. */
export const operationsOfRds = [
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

/** Adds the grant that lets RDS use the key for this database, dated `at`, and returns it. */
export function grantToRds(
  world: World,
  place: Place,
  key: Key,
  {resourceId}: Pick<KeyHolder, 'resourceId'>,
  at: number,
): Grant {
  const random = randomOf(world.random, 'estate');
  const principal = `rds.${place.region}.amazonaws.com`;
  const grant: Grant = {
    id: random.hex(64),
    token: random.hex(64),
    name: '',
    createdAt: at,
    granteePrincipal: principal,
    retiringPrincipal: principal,
    issuingAccount: `arn:aws:iam::${place.accountId}:root`,
    operations: [...operationsOfRds],
    encryptionContextSubset: {[contextOf(resourceId)]: resourceId},
    serviceName: 'rds',
  };
  key.grants.push(grant);
  return grant;
}

/** Takes the grant back, as RDS does when the database is deleted. */
export function retireGrantOfRds(key: Key, resourceId: string): void {
  key.grants = key.grants.filter(
    (grant) =>
      grant.serviceName !== 'rds' ||
      grant.encryptionContextSubset?.[contextOf(resourceId)] !== resourceId,
  );
}
