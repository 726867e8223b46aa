/** The Decrypt that KMS refuses to RDS when a database's key is lost: the trail keeps it. */
import {decryptDenied} from '../authorize/denial.ts';
import {recordOfRds} from '../services/cloudtrail/by-services.ts';
import {refusalByState} from '../services/kms/key-states.ts';
import {storeRefusal} from '../services/kms/stores/refusals.ts';
import type {World} from '../world/world.ts';
import {type Dependent, holderOf} from './dependents.ts';
import {contextOf} from './grant-context.ts';
import {keyByArn} from './usable.ts';

/**
 * Writes it down. That failed calls are logged is documented, RDS's own in this form is inferred
 * (facts/aws.md §5.2).
 */
export function recordRefusedDecrypt(world: World, dependent: Dependent): void {
  const {keyArn, resourceId} = holderOf(dependent);
  if (keyArn === undefined) return;
  recordOfRds(world, dependent.place, {
    name: 'Decrypt',
    keyArn,
    parameters: {
      encryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      encryptionContext: {[contextOf(resourceId)]: resourceId},
    },
    isReadOnly: true,
    error: errorFor(world, keyArn),
  });
}

/** The key's own trouble first; where it has none, a policy or a missing grant stands in the way. */
function errorFor({accounts}: World, keyArn: string): {code: string; message: string} {
  const key = keyByArn(accounts, keyArn);
  if (!key) return {code: 'NotFoundException', message: `Key '${keyArn}' does not exist`};
  const refusal = refusalByState('Decrypt', key) ?? storeRefusal(accounts, key);
  if (refusal) return {code: refusal.shape, message: refusal.message};
  // CloudTrail writes every denial as AccessDenied (facts/aws.md §5.2).
  return {code: 'AccessDenied', message: decryptDenied};
}
