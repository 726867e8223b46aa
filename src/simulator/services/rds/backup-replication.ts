/** Start and stop of the replication of automated backups, called in the Region that gets them. */
import type {
  StartDBInstanceAutomatedBackupsReplicationCommandInput,
  StartDBInstanceAutomatedBackupsReplicationCommandOutput,
  StopDBInstanceAutomatedBackupsReplicationCommandInput,
  StopDBInstanceAutomatedBackupsReplicationCommandOutput,
} from '@aws-sdk/client-rds';
import type {InstanceDependent} from '../../bond/dependents.ts';
import {stopReplication} from '../../bond/replication.ts';
import {canUseKey} from '../../bond/usable.ts';
import {instanceNamed} from '../../world/directory.ts';
import type {Instance} from '../../world/instances.ts';
import {arnParts} from '../../world/names.ts';
import {schedule} from '../../world/queue.ts';
import {randomOf} from '../../world/random.ts';
import type {ReplicatedBackup} from '../../world/snapshots.ts';
import {member, regionOf, type World, type WorldEvent} from '../../world/world.ts';
import type {Call, Handler} from '../call.ts';
import {backedUp} from './backups.ts';
import {refuseMemberSource} from './clusters/refusals.ts';
import {
  instanceNotFound,
  invalidCombination,
  invalidState,
  invalidValue,
  keyNotAccessible,
  quotaExceeded,
} from './errors.ts';
import {identifierOf} from './find.ts';
import {chosenKey} from './key-choice.ts';
import {presentReplicatedBackup} from './present-backups.ts';
import {quotas} from './quotas.ts';
import {replicationsInto} from './replications.ts';
import {requireValidRanges} from './settings-check.ts';

type Start = StartDBInstanceAutomatedBackupsReplicationCommandInput;

export const startDBInstanceAutomatedBackupsReplication: Handler<
  Start,
  StartDBInstanceAutomatedBackupsReplicationCommandOutput
> = (input, call) => {
  const source = sourceInstance(call, input.SourceDBInstanceArn);
  requireReplicable(call, source, input);
  const keyArn = replicationKey(call, source.instance, input);
  const random = randomOf(call.world.random, 'estate');
  const backup: ReplicatedBackup = {
    id: `ab-${random.letters(26).toLowerCase()}`,
    sourceRegion: source.place.region,
    instance: {...backedUp(source.instance), automatedSnapshots: []},
    keyArn,
    BackupRetentionPeriod: input.BackupRetentionPeriod ?? 7,
    startedAt: call.now,
  };
  call.here.rds.replicatedBackups[backup.id] = backup;
  const ready = call.now + random.between(1_200_000, 3_600_000);
  schedule(call.world, ready, {type: 'replication-ready', ...call.place, backupId: backup.id});
  const replicated = {place: call.place, backup};
  return {DBInstanceAutomatedBackup: presentReplicatedBackup(replicated, call)};
};

export const stopDBInstanceAutomatedBackupsReplication: Handler<
  StopDBInstanceAutomatedBackupsReplicationCommandInput,
  StopDBInstanceAutomatedBackupsReplicationCommandOutput
> = (input, call) => {
  const arn = input.SourceDBInstanceArn ?? '';
  const id = identifierOf(arn, 'db');
  const running = replicationsInto(call).find(
    ({backup}) =>
      backup.stoppedAt === undefined &&
      backup.instance.id === id &&
      backup.sourceRegion === arnParts(arn)?.region,
  );
  if (!running) throw invalidState(`No replication of automated backups runs for ${arn}.`);
  stopReplication(call.world, running);
  return {DBInstanceAutomatedBackup: presentReplicatedBackup(running, call)};
};

/** The first copy is complete. */
export function completeReplication(
  world: World,
  event: Extract<WorldEvent, {type: 'replication-ready'}>,
): void {
  const {accountId, region} = event;
  const {rds} = regionOf(world.accounts, {accountId, region});
  const backup = member(rds.replicatedBackups, event.backupId);
  if (backup?.stoppedAt === undefined && backup) backup.replicatedSince = world.now;
}

function sourceInstance(call: Call, arn = ''): InstanceDependent {
  const parts = arnParts(arn);
  if (parts?.service !== 'rds' || !parts.resource.startsWith('db:')) {
    throw invalidValue(`Invalid source DB instance ARN: ${arn}`);
  }
  if (parts.region === call.place.region) {
    throw invalidCombination('The source and the destination Region must be different.');
  }
  const place = {accountId: call.place.accountId, region: parts.region};
  const {rds} = regionOf(call.accounts, place);
  const id = identifierOf(arn, 'db');
  const instance = parts.accountId === place.accountId ? instanceNamed(rds, id) : undefined;
  if (!instance) throw instanceNotFound(id);
  return {place, rds, instance};
}

function requireReplicable(call: Call, {instance}: InstanceDependent, input: Start): void {
  refuseMemberSource(instance);
  requireValidRanges(input);
  if (input.BackupRetentionPeriod === 0) {
    throw invalidValue('Invalid backup retention period: 0. It must be between 1 and 35.');
  }
  if (instance.status !== 'available') {
    throw invalidState(`Instance ${instance.id} is not in available state.`);
  }
  if (instance.settings.BackupRetentionPeriod === 0) {
    throw invalidState(`Automated backups are not enabled for instance ${instance.id}.`);
  }
  const existing = replicationsInto(call);
  // With a new key the old copy must be deleted first (facts/aws.md §6.1).
  if (existing.some(({backup}) => isInTheWay(backup, call, instance, input))) {
    throw invalidState(
      `Automated backups of ${instance.id} are replicated to this Region already.`,
    );
  }
  if (existing.length >= quotas.replicatedBackups) {
    const message = 'The quota for replicated automated backups is exceeded.';
    throw quotaExceeded('DBInstanceAutomatedBackupQuotaExceededFault', message);
  }
}

function isInTheWay(
  backup: ReplicatedBackup,
  call: Call,
  instance: Instance,
  input: Start,
): boolean {
  if (backup.instance.resourceId !== instance.resourceId) return false;
  return backup.stoppedAt === undefined || backup.keyArn !== replicationKey(call, instance, input);
}

/** An encrypted instance needs a key of the destination Region, and its own must work. */
function replicationKey(call: Call, instance: Instance, input: Start): string | undefined {
  if (instance.encryption === 'none') return undefined;
  if (input.KmsKeyId === undefined) {
    throw invalidCombination(
      'A KMS key of the destination Region must be given for an encrypted DB instance.',
    );
  }
  const key = chosenKey(call, input.KmsKeyId);
  // The source lives in the Region of its key, the call goes to the destination.
  const {region = call.place.region} = arnParts(instance.keyArn ?? '') ?? {};
  if (!canUseKey(call.world, {...call.place, region}, instance)) {
    throw keyNotAccessible(instance.keyArn ?? '');
  }
  return key.arn;
}
