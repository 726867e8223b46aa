/** Restore metadata: the members of RDS's restore calls as texts, there and back. */
import type {
  GetRecoveryPointRestoreMetadataCommandInput,
  GetRecoveryPointRestoreMetadataCommandOutput,
} from '@aws-sdk/client-backup';
import {NormalizedSchema} from '@smithy/core/schema';
import {BugError} from '../../../core/errors.ts';
import type {Input} from '../../wire/codec.ts';
import {member, regionOf} from '../../world/world.ts';
import type {Call, Handler, Operation} from '../call.ts';
import {rds} from '../rds/service.ts';
import {invalidValue, missingValue} from './errors.ts';
import {findPoint, findVault, vaultArn} from './find.ts';
import {snapshotName} from './snapshots.ts';

/** The RDS call that restores a recovery point, and the member that names what it makes. */
export type Restoration = {
  readonly operation: Operation;
  readonly target: 'DBInstanceIdentifier' | 'DBClusterIdentifier';
  readonly source: 'DBSnapshotIdentifier' | 'SnapshotIdentifier';
};

/** How the snapshot behind this ARN is restored. */
export function restorationOf(arn: string): Restoration {
  const isInstance = snapshotName(arn)?.kind === 'snapshot';
  const name = isInstance ? 'RestoreDBInstanceFromDBSnapshot' : 'RestoreDBClusterFromSnapshot';
  const operation = rds.operations.get(name);
  if (!operation) throw new BugError(`rds:${name} is not served`);
  return isInstance
    ? {operation, target: 'DBInstanceIdentifier', source: 'DBSnapshotIdentifier'}
    : {operation, target: 'DBClusterIdentifier', source: 'SnapshotIdentifier'};
}

export const getRecoveryPointRestoreMetadata: Handler<
  GetRecoveryPointRestoreMetadataCommandInput,
  GetRecoveryPointRestoreMetadataCommandOutput
> = (input, call) => {
  const vault = findVault(call, input.BackupVaultName);
  const {point} = findPoint(call, input.RecoveryPointArn, vault.name);
  return {
    BackupVaultArn: vaultArn(call.place, vault.name),
    RecoveryPointArn: point.arn,
    RestoreMetadata: metadataOf(call, point.arn, point.resourceName),
    ResourceType: point.resourceType,
  };
};

/** What the snapshot knows of the members that its restore takes. */
function metadataOf(call: Call, arn: string, resourceName: string): {[member: string]: string} {
  const {operation, target} = restorationOf(arn);
  const settings = settingsOf(call, arn);
  const known = [...NormalizedSchema.of(operation.schema[4]).structIterator()].flatMap(
    ([name]): [string, string][] => {
      const value = settings[name];
      if (value === undefined || value === null) return [];
      return [[name, typeof value === 'string' ? value : JSON.stringify(value)]];
    },
  );
  const {keyArn} = findPoint(call, arn).snapshot;
  // The key is for information only: the restore uses the snapshot's (facts/aws.md §6.1).
  const key: [string, string][] = keyArn === undefined ? [] : [['KmsKeyId', keyArn]];
  return Object.fromEntries([...known, [target, resourceName], ...key]);
}

function settingsOf(call: Call, arn: string): {readonly [name: string]: unknown} {
  const name = snapshotName(arn);
  if (!name) return {};
  const state = regionOf(call.accounts, name.place).rds;
  const {settings = {}} =
    (name.kind === 'snapshot'
      ? member(state.snapshots, name.id)
      : member(state.clusterSnapshots, name.id)) ?? {};
  return {...settings};
}

/** The restore call's input that these texts stand for, or a refusal that names the member. */
export function restoreInput(arn: string, metadata: {readonly [name: string]: string}): Input {
  const {operation, target, source} = restorationOf(arn);
  const members = new Map(NormalizedSchema.of(operation.schema[4]).structIterator());
  const input: {[name: string]: unknown} = {};
  for (const [name, text] of Object.entries(metadata)) {
    if (name === 'KmsKeyId') continue;
    const schema = members.get(name);
    if (!schema) throw invalidValue(`Invalid restore metadata: ${name} is not known.`);
    input[name] = valueIn(schema, name, text);
  }
  if (!input[target]) throw missingValue(`Metadata.${target}`);
  // Its own snapshot and no other, whatever the metadata says.
  return {...input, [source]: arn};
}

function valueIn(schema: NormalizedSchema, name: string, text: string): unknown {
  if (schema.isStringSchema()) return text;
  const value = parsed(text);
  const fits = schema.isBooleanSchema()
    ? typeof value === 'boolean'
    : schema.isNumericSchema()
      ? typeof value === 'number'
      : typeof value === 'object' && value !== null;
  if (!fits) throw invalidValue(`Invalid restore metadata: ${name} cannot be ${text}.`);
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
