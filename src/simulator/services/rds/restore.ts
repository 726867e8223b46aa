/** RestoreDBInstanceFromDBSnapshot: what it keeps and what it drops is facts/aws.md §6.3. */
import type {
  RestoreDBInstanceFromDBSnapshotCommandInput,
  RestoreDBInstanceFromDBSnapshotCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../wire/aws-error.ts';
import type {InstanceSettings, Snapshot} from '../../world/databases.ts';
import {type Random, randomOf} from '../../world/random.ts';
import type {Step} from '../../world/world.ts';
import type {Call, Handler} from '../call.ts';
import {freeIdentifier, giveBirth, tagsOf} from './birth.ts';
import {defaultNetwork} from './defaults.ts';
import {invalidCombination, invalidValue, keyNotAccessible} from './errors.ts';
import {restoredFrom} from './event-log.ts';
import {findSnapshot} from './find.ts';
import {requireGroups, vpcOfSubnetGroup} from './groups.ts';
import {usableKey} from './key-choice.ts';
import {newSettings, pickedWindows} from './new-settings.ts';
import {presentInstance} from './present-instance.ts';

type Input = RestoreDBInstanceFromDBSnapshotCommandInput;

export const restoreDBInstanceFromDBSnapshot: Handler<
  Input,
  RestoreDBInstanceFromDBSnapshotCommandOutput
> = (input, call) => {
  const id = freeIdentifier(call, input.DBInstanceIdentifier);
  const snapshot = findSnapshot(call.here.rds, input.DBSnapshotIdentifier);
  if (snapshot.status !== 'available') {
    const message = `The snapshot ${snapshot.id} is not in the available state.`;
    throw new AwsError('InvalidDBSnapshotStateFault', message);
  }
  refuseContradictions(input, snapshot);
  requireGroups(call.here.rds, input);
  // The result uses the snapshot's key: no member of this call names another (facts/aws.md §6.2).
  const key = snapshot.keyArn === undefined ? undefined : usableKey(call, snapshot.keyArn);
  if (snapshot.keyArn !== undefined && !key) throw keyNotAccessible(snapshot.keyArn);
  const random = randomOf(call.world.random, 'estate');
  const settings = restoredSettings(input, snapshot, call, random);
  const instance = giveBirth(call, {
    id,
    settings,
    encryption: snapshot.encryption,
    key,
    // Without tags given the snapshot's are taken (facts/aws.md §6.3).
    tags: input.Tags ? tagsOf(input.Tags) : structuredClone(snapshot.tags),
    steps: wayBack(random, snapshot, settings.backupRetentionDays > 0),
  });
  return {DBInstance: presentInstance(instance, call)};
};

function refuseContradictions(input: Input, snapshot: Snapshot): void {
  if (input.MultiAZ && input.AvailabilityZone) {
    throw invalidCombination(
      'Requesting a specific availability zone is not valid for Multi-AZ instances.',
    );
  }
  const {AllocatedStorage: asked, Engine: engine} = input;
  if (asked !== undefined && asked < snapshot.settings.storageGiB) {
    throw invalidValue(
      `Invalid storage size for engine name ${snapshot.settings.engine}: the allocated storage cannot be smaller than the snapshot's ${snapshot.settings.storageGiB} GiB.`,
    );
  }
  if (engine !== undefined && engine !== snapshot.settings.engine) {
    throw invalidValue(`The snapshot's engine is ${snapshot.settings.engine}, not ${engine}.`);
  }
}

/** The caller's members over the snapshot's few over RDS's defaults. */
function restoredSettings(
  input: Input,
  snapshot: Snapshot,
  call: Call,
  random: Random,
): InstanceSettings {
  const source = snapshot.settings;
  const settings = newSettings(
    call.place,
    {
      ...input,
      DBInstanceClass: input.DBInstanceClass ?? source.class,
      Engine: source.engine,
      EngineVersion: source.engineVersion,
      AllocatedStorage: input.AllocatedStorage ?? source.storageGiB,
      // gp3 unless Iops is given, then io1 (facts/aws.md §6.3).
      StorageType: input.StorageType ?? (input.Iops === undefined ? 'gp3' : 'io1'),
      MasterUsername: source.masterUsername,
      DBName: source.databaseName,
      Port: input.Port ?? source.port,
      BackupRetentionPeriod: input.BackupRetentionPeriod ?? source.backupRetentionDays,
      PreferredBackupWindow: input.PreferredBackupWindow ?? source.backupWindow,
    },
    pickedWindows(random.between(0, 5)),
  );
  const subnetGroup = input.DBSubnetGroupName ?? 'default';
  const vpcId = vpcOfSubnetGroup(call.here.rds, subnetGroup) ?? defaultNetwork(call.place).vpcId;
  return {...settings, vpcId};
}

/** creating → backing-up → available; larger storage takes longer. */
function wayBack(random: Random, snapshot: Snapshot, hasBackups: boolean): Step[] {
  const perGiB = 1_500;
  const after = random.between(900_000, 1_200_000) + snapshot.settings.storageGiB * perGiB;
  const creating: Step = {after: 0, status: 'creating'};
  const event = restoredFrom(snapshot.id);
  if (!hasBackups) {
    return [creating, {after, status: 'available', effects: ['attach'], event}];
  }
  return [
    creating,
    {after, status: 'backing-up', effects: ['attach', 'first-backup'], event},
    {after: random.between(180_000, 360_000), status: 'available'},
  ];
}
