/** ModifyDBCluster: what takes effect at once, what waits for the maintenance window, the rename. */
import type {ModifyDBClusterCommandInput, ModifyDBClusterCommandOutput} from '@aws-sdk/client-rds';
import {isLocked} from '../../../bond/statuses.ts';
import type {Cluster, ClusterMember, ClusterSettings} from '../../../world/clusters.ts';
import type {Call, Handler} from '../../call.ts';
import {invalidCombination} from '../errors.ts';
import {newIdentifier} from '../find.ts';
import {managedSecret, refusePasswordBesideSecret} from '../master-secret.ts';
import {applyClusterSettings, resetPassword} from './change.ts';
import {requireRetention} from './create-checks.ts';
import {clusterExists, unexpectedState} from './errors.ts';
import {clusterNamed, findCluster} from './find.ts';
import {requireClusterGroups} from './groups.ts';
import {addToClusterPending, applyClusterPending} from './maintenance.ts';
import {presentCluster} from './present.ts';
import {settingsAsked} from './settings.ts';

type Input = ModifyDBClusterCommandInput;

/** Settings that wait for the maintenance window unless ApplyImmediately is given. */
const slow: readonly ClusterMember[] = [
  'AllocatedStorage',
  'CACertificateIdentifier',
  'DBClusterInstanceClass',
  'EngineVersion',
  'Iops',
  'StorageType',
];

export const modifyDBCluster: Handler<Input, ModifyDBClusterCommandOutput> = (input, call) => {
  const cluster = findCluster(call.here.rds, input.DBClusterIdentifier);
  requireModifiable(call, cluster);
  requireClusterGroups(call, input);
  requireRetention(input.BackupRetentionPeriod);
  requireUpgradePath(cluster, input);
  refusePasswordBesideSecret(input);
  const newId = newName(call, cluster, input);
  changeSecret(call, cluster, input);
  const named = {...settingsAsked(call, input), ...changedLogExports(cluster, input)};
  const isSlow = ([name]: [string, unknown]): boolean => slow.includes(name as ClusterMember);
  const entries = Object.entries(named);
  const later: Partial<ClusterSettings> = Object.fromEntries(entries.filter(isSlow));
  const dependent = {place: call.place, rds: call.here.rds, cluster};
  const prompt = Object.fromEntries(entries.filter((entry) => !isSlow(entry)));
  applyClusterSettings(call.world, dependent, prompt);
  const waiting = {settings: later, newId};
  if (input.ApplyImmediately) applyClusterPending(call.world, dependent, waiting);
  else addToClusterPending(call.world, dependent, waiting);
  if (cluster.status === 'available' && input.MasterUserPassword !== undefined) {
    resetPassword(call.world, dependent);
  }
  return {DBCluster: presentCluster(cluster, call)};
};

/** A stopped or inaccessible cluster cannot be modified; the latter is open (facts/aws.md §9.4). */
function requireModifiable(call: Call, cluster: Cluster): void {
  if (cluster.status === 'available') return;
  const {renameWhileInaccessible} = call.world.unverified;
  if (isLocked(cluster.status) && renameWhileInaccessible === 'allow') return;
  throw unexpectedState(cluster, ['available']);
}

function requireUpgradePath({settings}: Cluster, input: Input): void {
  const {EngineVersion: version, AllowMajorVersionUpgrade: isAllowed} = input;
  if (version === undefined || isAllowed) return;
  const major = (text: string): string => text.split('.')[0] ?? '';
  if (major(version) === major(settings.EngineVersion)) return;
  throw invalidCombination(
    'The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.',
  );
}

function newName(call: Call, cluster: Cluster, input: Input): string | undefined {
  if (input.NewDBClusterIdentifier === undefined) return undefined;
  const id = newIdentifier(input.NewDBClusterIdentifier, 'NewDBClusterIdentifier');
  const holder = clusterNamed(call.here.rds, id);
  if (holder && holder !== cluster) throw clusterExists();
  return id === cluster.id ? undefined : id;
}

/** RDS takes the master password over, or hands it back. */
function changeSecret(call: Call, cluster: Cluster, input: Input): void {
  if (input.ManageMasterUserPassword === false) delete cluster.masterSecret;
  cluster.masterSecret = managedSecret(call, input) ?? cluster.masterSecret;
}

function changedLogExports({settings}: Cluster, input: Input): Partial<ClusterSettings> {
  const change = input.CloudwatchLogsExportConfiguration;
  if (!change) return {};
  const off = change.DisableLogTypes ?? [];
  const kept = settings.EnableCloudwatchLogsExports.filter((type) => !off.includes(type));
  const on = change.EnableLogTypes ?? [];
  return {EnableCloudwatchLogsExports: [...new Set([...kept, ...on])]};
}
