/** What each key state answers to each call: the table of facts/aws.md §2.1 as data. */
import {AwsError} from '../../wire/aws-error.ts';
import type {Key, KeyState} from '../../world/keys.ts';

type Refusal = 'disabled' | 'pending-deletion' | 'not-pending' | 'pending-import' | 'state';

type Row = {readonly [State in KeyState]?: Refusal};

// Columns left out mean that the call works in that state.
const usesKey: Row = {
  Disabled: 'disabled',
  PendingDeletion: 'pending-deletion',
  PendingReplicaDeletion: 'pending-deletion',
  PendingImport: 'pending-import',
  Unavailable: 'state',
  Creating: 'state',
};

const switches: Row = {
  PendingDeletion: 'pending-deletion',
  PendingReplicaDeletion: 'pending-deletion',
  PendingImport: 'pending-import',
  Creating: 'state',
  Updating: 'state',
};

const rows: {readonly [operation: string]: Row} = {
  // A key that is only unavailable can still be granted (facts/aws.md §2.1).
  CreateGrant: {...usesKey, Unavailable: undefined},
  EnableKey: switches,
  DisableKey: switches,
  ScheduleKeyDeletion: {
    PendingDeletion: 'pending-deletion',
    PendingReplicaDeletion: 'pending-deletion',
    Updating: 'state',
  },
  CancelKeyDeletion: {
    Enabled: 'not-pending',
    Disabled: 'not-pending',
    PendingImport: 'not-pending',
    Unavailable: 'not-pending',
    Creating: 'not-pending',
    Updating: 'not-pending',
  },
  Decrypt: usesKey,
  GenerateDataKeyWithoutPlaintext: usesKey,
};

const stateWords: {readonly [State in KeyState]: string} = {
  Creating: 'creating',
  Enabled: 'enabled',
  Disabled: 'disabled',
  PendingDeletion: 'pending deletion',
  PendingImport: 'pending import',
  PendingReplicaDeletion: 'pending replica deletion',
  Unavailable: 'unavailable',
  Updating: 'updating',
};

/** The error of an operation in the key's present state; undefined where the call works. */
export function refusalByState(operation: string, key: Key): AwsError | undefined {
  const refusal = rows[operation]?.[key.state];
  switch (refusal) {
    case undefined:
      return undefined;
    case 'disabled':
      return new AwsError('DisabledException', `${key.arn} is disabled.`);
    case 'not-pending':
      return invalid(`${key.arn} is not pending deletion.`);
    // Recorded texts carry no bracketed tail (facts/aws.md §2.2).
    default:
      return invalid(`${key.arn} is ${stateWords[key.state]}.`);
  }
}

/** Throws that error. */
export function requireState(operation: string, key: Key): void {
  const refusal = refusalByState(operation, key);
  if (refusal) throw refusal;
}

function invalid(message: string): AwsError {
  return new AwsError('KMSInvalidStateException', message);
}
