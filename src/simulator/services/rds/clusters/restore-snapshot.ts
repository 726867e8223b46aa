/** RestoreDBClusterFromSnapshot: the key may change in the call itself (facts/aws.md §6.2). */
import type {
  RestoreDBClusterFromSnapshotCommandInput,
  RestoreDBClusterFromSnapshotCommandOutput,
} from '@aws-sdk/client-rds';
import type {ClusterSettings, ClusterSnapshot} from '../../../world/clusters.ts';
import {arnParts} from '../../../world/names.ts';
import type {Snapshot} from '../../../world/snapshots.ts';
import type {Call, Handler} from '../../call.ts';
import {tagsOf} from '../birth.ts';
import {invalidCombination, snapshotNotAvailable} from '../errors.ts';
import {reachableSnapshot} from '../shared-snapshots.ts';
import {clusterSnapshotNotFound, invalidSnapshotState} from './errors.ts';
import {findClusterSnapshot} from './find.ts';
import {presentCluster} from './present.ts';
import {restoreCluster, type Source} from './restore.ts';
import {clusterSettings, namedSettings} from './settings.ts';

type Input = RestoreDBClusterFromSnapshotCommandInput;

export const restoreDBClusterFromSnapshot: Handler<
  Input,
  RestoreDBClusterFromSnapshotCommandOutput
> = (input, call) => {
  const source = sourceOf(call, input);
  requireSameFamily(source.settings.Engine, input.Engine ?? '');
  // Without tags given the snapshot's are taken (facts/aws.md §6.3).
  const tags = input.Tags ? tagsOf(input.Tags) : structuredClone(source.tags);
  const cluster = restoreCluster(call, input, {...source, tags}, {row: 'snapshot'});
  return {DBCluster: presentCluster(cluster, call)};
};

/** A cluster snapshot by name or ARN, or the snapshot of an instance by its ARN (the API). */
function sourceOf(call: Call, {SnapshotIdentifier: text = ''}: Input): Source {
  const parts = arnParts(text);
  if (parts?.resource.startsWith('snapshot:')) {
    const {snapshot} = reachableSnapshot(call, text);
    if (snapshot.status !== 'available') throw snapshotNotAvailable(snapshot.id);
    return {...snapshot, settings: clusterSettingsOf(call, snapshot), tags: [...snapshot.tags]};
  }
  const {place, snapshot} = findClusterSnapshot(call, text);
  // A snapshot is restored in the Region it lies in; elsewhere a copy is needed (§6.2).
  if (place.region !== call.place.region) throw clusterSnapshotNotFound(text);
  requireAvailable(snapshot);
  return snapshot;
}

function requireAvailable({id, status}: ClusterSnapshot): void {
  if (status === 'available') return;
  throw invalidSnapshotState(`The snapshot ${id} is not in the available state.`);
}

/** What a cluster made from an instance's snapshot begins with. */
function clusterSettingsOf(call: Call, {settings}: Snapshot): ClusterSettings {
  const {Engine, MasterUsername, Port, BackupRetentionPeriod, PreferredBackupWindow} = settings;
  const kept = {
    Engine,
    EngineVersion: settings.EngineVersion,
    MasterUsername,
    Port,
    BackupRetentionPeriod: Math.max(1, BackupRetentionPeriod),
    PreferredBackupWindow,
    DatabaseName: settings.DBName,
    AllocatedStorage: settings.AllocatedStorage,
  };
  const noChance = {between: (least: number) => least};
  return clusterSettings(call.place, noChance, namedSettings(kept));
}

/** MySQL goes to MySQL, PostgreSQL to PostgreSQL; Aurora snapshots stay Aurora. */
function requireSameFamily(from: string, to: string): void {
  const family = (engine: string): string => (engine.includes('postgres') ? 'postgres' : 'mysql');
  const isBack = from.startsWith('aurora') && !to.startsWith('aurora');
  if (family(from) === family(to) && !isBack) return;
  throw invalidCombination(`The snapshot's engine is ${from}: it cannot be restored as ${to}.`);
}
