/** What each key state answers to each call: the table of facts/aws.md §2.1 as data. */
import {AwsError} from '../../wire/aws-error.ts';
import type {Key, KeyState} from '../../world/keys.ts';

/** Columns of the table; pending replica deletion answers as pending deletion does. */
const columns: {readonly [State in KeyState]: number} = {
  Enabled: 0,
  Disabled: 1,
  PendingDeletion: 2,
  PendingReplicaDeletion: 2,
  PendingImport: 3,
  Unavailable: 4,
  Creating: 5,
  Updating: 6,
};

/**
 * A cell: 0 where the call works, else the exception's number in facts/aws.md §2.1. Where the
 * documentation leaves two open, recorded answers decide: a key pending deletion answers 3, not 2.
 * 12 and 13 are no refusals: such a call works, and its handler knows what follows.
 */
type Cell = 0 | 1 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 11 | 14 | 15;
type Row = readonly [Cell, Cell, Cell, Cell, Cell, Cell, Cell];

const always: Row = [0, 0, 0, 0, 0, 0, 0];
const usesKey: Row = [0, 1, 3, 5, 11, 14, 0];
const switches: Row = [0, 0, 3, 5, 0, 14, 15];
// Not in facts/aws.md §2.1: by the errors that the model lists for these calls.
const rotates: Row = [7, 1, 3, 6, 7, 14, 0];
// A key in a custom key store can be no multi-Region key, so the column Unavailable is never met.
const replicates: Row = [0, 1, 3, 5, 11, 14, 15];
const tags: Row = [0, 0, 3, 0, 0, 0, 0];

/** The table: En, Dis, PD, PI, Un, Cr, Up. */
export const stateTable: {readonly [operation: string]: Row} = {
  DescribeKey: always,
  GetKeyPolicy: always,
  ListKeyPolicies: always,
  PutKeyPolicy: always,
  ListGrants: always,
  RevokeGrant: always,
  RetireGrant: always,
  ListResourceTags: always,
  ListAliases: always,
  GetKeyLastUsage: always,
  CreateGrant: [0, 1, 3, 5, 0, 14, 0],
  EnableKey: switches,
  DisableKey: switches,
  ScheduleKeyDeletion: [0, 0, 3, 0, 0, 0, 15],
  CancelKeyDeletion: [4, 4, 0, 4, 4, 4, 4],
  GetParametersForImport: [9, 9, 8, 0, 9, 14, 15],
  // Exception 9 is about other origins: a key of origin EXTERNAL must not be pending deletion (8).
  ImportKeyMaterial: [9, 9, 8, 0, 9, 14, 0],
  DeleteImportedKeyMaterial: [9, 9, 9, 0, 9, 14, 15],
  Encrypt: usesKey,
  Decrypt: usesKey,
  ReEncrypt: usesKey,
  GenerateDataKey: usesKey,
  GenerateDataKeyWithoutPlaintext: usesKey,
  GetKeyRotationStatus: [7, 7, 7, 6, 7, 7, 7],
  ListKeyRotations: [7, 7, 7, 0, 7, 7, 7],
  EnableKeyRotation: rotates,
  DisableKeyRotation: rotates,
  RotateKeyOnDemand: [7, 1, 3, 5, 7, 14, 15],
  ReplicateKey: replicates,
  UpdatePrimaryRegion: replicates,
  TagResource: tags,
  UntagResource: tags,
  CreateAlias: tags,
  // Only the key that an alias moves to counts, not the one it leaves.
  UpdateAlias: tags,
  UpdateKeyDescription: tags,
};

/** The error of an operation in the key's present state; undefined where the call works. */
export function refusalByState(operation: string, key: Key): AwsError | undefined {
  const cell = stateTable[operation]?.[columns[key.state]] ?? 0;
  switch (cell) {
    case 0:
      return undefined;
    case 1:
      return new AwsError('DisabledException', `${key.arn} is disabled.`);
    // Recorded texts carry no bracketed tail and no reason (facts/aws.md §2.2).
    case 3:
      return invalid(key, pendingWords(key));
    case 4:
      return invalid(key, 'not pending deletion');
    case 5:
      return invalid(key, 'pending import');
    case 6:
      return wrongOrigin(key);
    case 7:
      return key.storeId === undefined ? undefined : wrongOrigin(key);
    case 8:
      return key.origin === 'EXTERNAL' ? invalid(key, pendingWords(key)) : wrongOrigin(key);
    case 9:
      return key.origin === 'EXTERNAL' ? undefined : wrongOrigin(key);
    case 11:
      return invalid(key, 'unavailable');
    case 14:
      return invalid(key, 'creating');
    case 15:
      return invalid(key, 'updating');
  }
}

/** Throws that error. */
export function requireState(operation: string, key: Key): void {
  const refusal = refusalByState(operation, key);
  if (refusal) throw refusal;
}

/** The refusal of a call that keys of this origin do not have (facts/aws.md §2.2). */
export function wrongOrigin(key: Key): AwsError {
  const message = `${key.arn} origin is ${key.origin} which is not valid for this operation.`;
  return new AwsError('UnsupportedOperationException', message);
}

function pendingWords(key: Key): string {
  return key.state === 'PendingReplicaDeletion' ? 'pending replica deletion' : 'pending deletion';
}

function invalid(key: Key, words: string): AwsError {
  return new AwsError('KMSInvalidStateException', `${key.arn} is ${words}.`);
}
