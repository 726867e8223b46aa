/** What is left of a database that is not there any more: its backups, by the name it had. Pure. */
import type {DBInstanceAutomatedBackup, DBSnapshot} from '../../core/aws-shapes.ts';
import type {CallName} from '../../core/call.ts';
import type {DBClusterAutomatedBackup, DBClusterSnapshot} from '../../core/cluster-shapes.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {JsonObject} from '../../core/json.ts';
import {encryptionOf} from '../sources/source.ts';

/** One backup of that name. */
export type LeftBackup = {
  /** `retained automated backup`, `manual snapshot` … */
  readonly what: string;
  readonly name: string;
  /** The newest moment it brings back, ISO 8601; empty where AWS does not tell. */
  readonly until: string;
  /** The key and its state now, in words. */
  readonly key: string;
  /** False only where its key is known not to open it. */
  readonly mayOpen: boolean;
  /** False where KMS says that there is no such key: then nothing brings it back. */
  readonly hasKey: boolean;
  /** The call that brings it back. */
  readonly call: CallName;
  readonly input: JsonObject;
};

/** Newest first, those that cannot be opened last. */
export function leftBehind(evidence: Evidence, identifier: string): readonly LeftBackup[] {
  const of = {evidence, identifier};
  const found = [
    ...(knownValue(factOf(evidence, 'automatedBackups'))?.DBInstanceAutomatedBackups ?? []).map(
      (backup) => ofInstanceBackup(backup, of),
    ),
    ...(knownValue(factOf(evidence, 'snapshots'))?.DBSnapshots ?? []).map((snapshot) =>
      ofSnapshot(snapshot, of),
    ),
    ...(
      knownValue(factOf(evidence, 'clusterAutomatedBackups'))?.DBClusterAutomatedBackups ?? []
    ).map((backup) => ofClusterBackup(backup, of)),
    ...(knownValue(factOf(evidence, 'clusterSnapshots'))?.DBClusterSnapshots ?? []).map(
      (snapshot) => ofClusterSnapshot(snapshot, of),
    ),
  ];
  return found.sort(
    (a, b) =>
      Number(b.mayOpen) - Number(a.mayOpen) ||
      Number(b.hasKey) - Number(a.hasKey) ||
      b.until.localeCompare(a.until),
  );
}

type Of = {readonly evidence: Evidence; readonly identifier: string};

function ofInstanceBackup(backup: DBInstanceAutomatedBackup, of: Of): LeftBackup {
  const {DbiResourceId: name = '', Status: status = 'unknown'} = backup;
  return {
    what: `${status} automated backup`,
    name,
    until: backup.RestoreWindow?.LatestTime ?? '',
    ...keyOf(encryptionOf(backup), of.evidence),
    call: 'rds:RestoreDBInstanceToPointInTime',
    input: {
      SourceDbiResourceId: name,
      TargetDBInstanceIdentifier: of.identifier,
      UseLatestRestorableTime: true,
    },
  };
}

function ofSnapshot(snapshot: DBSnapshot, of: Of): LeftBackup {
  const {DBSnapshotIdentifier: name = ''} = snapshot;
  return {
    what: `${snapshot.SnapshotType ?? 'unknown'} snapshot`,
    name,
    until: snapshot.SnapshotDatabaseTime ?? snapshot.OriginalSnapshotCreateTime ?? taken(snapshot),
    ...keyOf(encryptionOf(snapshot), of.evidence),
    call: 'rds:RestoreDBInstanceFromDBSnapshot',
    input: {DBInstanceIdentifier: of.identifier, DBSnapshotIdentifier: name},
  };
}

function ofClusterBackup(backup: DBClusterAutomatedBackup, of: Of): LeftBackup {
  const {DbClusterResourceId: name = '', Status: status = 'unknown'} = backup;
  return {
    what: `${status} automated backup of a cluster`,
    name,
    until: backup.RestoreWindow?.LatestTime ?? '',
    ...keyOf(encryptionOf(backup), of.evidence),
    call: 'rds:RestoreDBClusterToPointInTime',
    input: {
      DBClusterIdentifier: of.identifier,
      SourceDbClusterResourceId: name,
      UseLatestRestorableTime: true,
    },
  };
}

function ofClusterSnapshot(snapshot: DBClusterSnapshot, of: Of): LeftBackup {
  const {DBClusterSnapshotIdentifier: name = '', Engine = 'ENGINE'} = snapshot;
  return {
    what: `${snapshot.SnapshotType ?? 'unknown'} cluster snapshot`,
    name,
    until: taken(snapshot),
    ...keyOf(encryptionOf(snapshot), of.evidence),
    call: 'rds:RestoreDBClusterFromSnapshot',
    input: {DBClusterIdentifier: of.identifier, SnapshotIdentifier: name, Engine},
  };
}

function taken({SnapshotCreateTime = ''}: {readonly SnapshotCreateTime?: string}): string {
  return SnapshotCreateTime;
}

const withoutKey = {
  none: 'not encrypted',
  'aws-owned': 'under a key that AWS owns',
  unknown: 'its key is not named',
} as const;

/** `available` says nothing of a backup's key (facts/aws.md §6.1). */
function keyOf(
  encryption: ReturnType<typeof encryptionOf>,
  evidence: Evidence,
): Pick<LeftBackup, 'key' | 'mayOpen' | 'hasKey'> {
  if (encryption.by !== 'key') return {key: withoutKey[encryption.by], mayOpen: true, hasKey: true};
  const {arn} = encryption;
  const fact = factOf(evidence, `key:${arn}`);
  if (fact.status === 'absent' && fact.because === 'does-not-exist') {
    return {key: `its key ${arn} does not exist any more`, mayOpen: false, hasKey: false};
  }
  const state = knownValue(fact)?.KeyMetadata?.KeyState;
  if (state === undefined) {
    return {key: `its key ${arn} could not be looked at`, mayOpen: true, hasKey: true};
  }
  return {key: `its key ${arn} is ${state}`, mayOpen: state === 'Enabled', hasKey: true};
}
