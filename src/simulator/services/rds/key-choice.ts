/** Which key a new database or copy gets, and whether the caller may have RDS use it. */
import {callerMayUseKey} from '../../bond/caller-key.ts';
import {isKeyUsable, keyByArn} from '../../bond/usable.ts';
import {AwsError} from '../../wire/aws-error.ts';
import type {Key} from '../../world/keys.ts';
import type {Call} from '../call.ts';
import {awsManagedKey, type ManagingService} from '../kms/aws-managed.ts';
import {findKeyOrAlias} from '../kms/find-key.ts';
import {keyNotAccessible} from './errors.ts';

/**
 * The key a caller names by ID, ARN or alias. One text covers a key that is missing, unusable or
 * not permitted (facts/aws.md §3.3).
 */
export function chosenKey(call: Call, name: string): Key {
  const key = keyOrNothing(call, name);
  if (!key || !isOpenTo(call, key)) throw keyNotAccessible(key?.arn ?? name);
  return key;
}

/** The key a stored snapshot or database has, or undefined where this caller cannot use it now. */
export function usableKey(call: Call, arn: string): Key | undefined {
  const key = keyByArn(call.accounts, arn);
  return key && isOpenTo(call, key) ? key : undefined;
}

/**
 * The account's AWS managed key of a service, made on first use; AWS prints `null` where the caller
 * cannot use it. Of Secrets Manager's RDS asks DescribeKey alone (facts/aws.md §3.1).
 */
export function managedKey(call: Call, service: ManagingService): Key {
  const key = awsManagedKey(call.world, call.place, service);
  const asked = service === 'rds' ? undefined : ['DescribeKey'];
  if (!callerMayUseKey(call, key, asked)) throw keyNotAccessible('null');
  return key;
}

function keyOrNothing(call: Call, name: string): Key | undefined {
  try {
    return findKeyOrAlias(call, name);
  } catch (thrown) {
    if (thrown instanceof AwsError) return undefined;
    throw thrown;
  }
}

/** Enabled, and the caller has what RDS needs to make its grant. */
function isOpenTo(call: Call, key: Key): boolean {
  return isKeyUsable(call.accounts, key.arn) && callerMayUseKey(call, key);
}
