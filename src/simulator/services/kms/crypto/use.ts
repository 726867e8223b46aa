/** Before a key is used and after: usage and state, the store behind it, and that it was used. */

import {keyByArn} from '../../../bond/usable.ts';
import {AwsError} from '../../../wire/aws-error.ts';
import type {Key} from '../../../world/keys.ts';
import type {Call} from '../../call.ts';
import {requireState} from '../key-states.ts';
import {requireStore} from '../stores/refusals.ts';

/** Throws what AWS answers where the key cannot be used for this operation at present. */
export function requireUse(call: Call, key: Key, operation: string): void {
  if (key.usage !== undefined) {
    // Recorded for a signing key (facts/wire.md §6).
    const message = `${key.arn} key usage is ${key.usage} which is not valid for ${operation}.`;
    throw new AwsError('InvalidKeyUsageException', message);
  }
  requireState(operation, key);
  requireStore(call.accounts, key);
}

/** Throws where an algorithm is asked for that symmetric encryption keys do not have. */
export function requireSymmetric(key: Key, algorithm: string | undefined): void {
  if (algorithm === undefined || algorithm === 'SYMMETRIC_DEFAULT') return;
  const message = `${key.arn} key spec is SYMMETRIC_DEFAULT which is not valid for ${algorithm}.`;
  throw new AwsError('InvalidKeyUsageException', message);
}

/** Remembers the use for GetKeyLastUsage, also where the call looked at a past of the world. */
export function noteUse(call: Call, key: Key, operation: string): void {
  const present = keyByArn(call.world.accounts, key.arn);
  if (!present) return;
  const {now: at, eventId, requestId} = call;
  present.lastUse = {at, operation, eventId, requestId};
}

/** What was made with key material, or KMS's refusal where the material is missing. */
export function orPendingImport<T>(key: Key, made: T | undefined): T {
  if (made !== undefined) return made;
  throw new AwsError('KMSInvalidStateException', `${key.arn} is pending import.`);
}
