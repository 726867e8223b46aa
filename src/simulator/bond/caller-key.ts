/** May RDS use a key in the caller's name? The calls that RDS makes for them before it takes a key. */

import type {Question} from '../authorize/question.ts';
import {refusalOf} from '../authorize.ts';
import type {Call} from '../services/call.ts';
import {recordDenialOfRds} from '../services/cloudtrail/by-services.ts';
import type {Key} from '../world/keys.ts';
import {operationsOfRds} from './grant.ts';

/** What RDS asks of KMS for the caller of a create, a restore or a copy (facts/aws.md §3.1). */
const asked = ['DescribeKey', 'CreateGrant'];

/**
 * True where the caller has every right that RDS needs to take this key for a database of theirs.
 * The first call that KMS refuses is in the trail, as a call of theirs that RDS made.
 */
export function callerMayUseKey(
  call: Call,
  key: Key,
  operations: readonly string[] = asked,
): boolean {
  for (const operation of operations) {
    const refusal = refusalOf(questionOfRds(call, key, operation));
    if (!refusal) continue;
    recordDenialOfRds(call, key, operation, refusal.message);
    return false;
  }
  return true;
}

/** The call that RDS makes with the caller's rights: its grant is for RDS itself (facts/aws.md §2.7). */
function questionOfRds(call: Call, key: Key, operation: string): Question {
  const {world, place, principal, requestId} = call;
  const service = `rds.${place.region}.amazonaws.com`;
  const grant = {
    GranteePrincipal: service,
    RetiringPrincipal: service,
    Operations: [...operationsOfRds],
    // The resource id is made with the database, so no condition can name it (facts/aws.md §2.9).
    Constraints: {},
  };
  return {
    world,
    place,
    principal,
    requestId,
    action: `kms:${operation}`,
    resource: key.arn,
    input: operation === 'CreateGrant' ? {KeyId: key.arn, ...grant} : {KeyId: key.arn},
    via: 'rds',
  };
}
