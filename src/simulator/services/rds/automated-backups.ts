/** DescribeDBInstanceAutomatedBackups and DeleteDBInstanceAutomatedBackup. */
import type {
  DBInstanceAutomatedBackup,
  DeleteDBInstanceAutomatedBackupCommandInput,
  DeleteDBInstanceAutomatedBackupCommandOutput,
  DescribeDBInstanceAutomatedBackupsCommandInput,
  DescribeDBInstanceAutomatedBackupsCommandOutput,
} from '@aws-sdk/client-rds';
import {AwsError} from '../../wire/aws-error.ts';
import type {Instance} from '../../world/instances.ts';
import {arnParts} from '../../world/names.ts';
import {member} from '../../world/world.ts';
import type {Call, Handler} from '../call.ts';
import {automatedBackupNotFound, invalidCombination} from './errors.ts';
import {identifierOf} from './find.ts';
import {filtered, rdsPage} from './lists.ts';
import {
  automatedBackupArn,
  presentActiveBackup,
  presentReplicatedBackup,
  presentRetainedBackup,
} from './present-backups.ts';
import {dropRetainedBackup} from './removal.ts';
import {replicationsInto} from './replications.ts';

export const describeDBInstanceAutomatedBackups: Handler<
  DescribeDBInstanceAutomatedBackupsCommandInput,
  DescribeDBInstanceAutomatedBackupsCommandOutput
> = (input, call) => {
  const named = input.DBInstanceIdentifier && identifierOf(input.DBInstanceIdentifier, 'db');
  const {DbiResourceId: resourceId, DBInstanceAutomatedBackupsArn: arn} = input;
  const backups = automatedBackups(call).filter(
    (backup) =>
      (!named || backup.DBInstanceIdentifier === named) &&
      (!resourceId || backup.DbiResourceId === resourceId) &&
      (!arn || backup.DBInstanceAutomatedBackupsArn === arn),
  );
  const wanted = arn ?? resourceId;
  if (wanted !== undefined && backups.length === 0) throw automatedBackupNotFound(wanted);
  const matching = filtered(backups, input.Filters, {
    status: (backup) => [backup.Status],
    'db-instance-id': (backup) => [backup.DBInstanceIdentifier, backup.DBInstanceArn],
    'dbi-resource-id': (backup) => [backup.DbiResourceId],
  });
  const page = rdsPage(matching, input);
  return {DBInstanceAutomatedBackups: page.items, Marker: page.marker};
};

export const deleteDBInstanceAutomatedBackup: Handler<
  DeleteDBInstanceAutomatedBackupCommandInput,
  DeleteDBInstanceAutomatedBackupCommandOutput
> = (input, call) => {
  const {DbiResourceId, DBInstanceAutomatedBackupsArn: arn} = input;
  if ((DbiResourceId === undefined) === (arn === undefined)) {
    throw invalidCombination(
      'Exactly one of DbiResourceId and DBInstanceAutomatedBackupsArn must be specified.',
    );
  }
  const wanted = DbiResourceId ?? arn ?? '';
  const {rds} = call.here;
  const replicated = replicationsInto(call).find(({backup}) => isMeant(backup.id, arn));
  if (replicated) {
    if (replicated.backup.stoppedAt === undefined) throw stillActive(wanted);
    delete rds.replicatedBackups[replicated.backup.id];
    return {DBInstanceAutomatedBackup: presentReplicatedBackup(replicated, call)};
  }
  const resourceId = Object.keys(rds.retainedBackups).find(
    (id) => id === DbiResourceId || automatedBackupArn(call.place, id) === arn,
  );
  const retained = resourceId && member(rds.retainedBackups, resourceId);
  if (!retained) {
    const active = automatedBackups(call).some(
      (backup) =>
        backup.DbiResourceId === wanted || backup.DBInstanceAutomatedBackupsArn === wanted,
    );
    throw active ? stillActive(wanted) : automatedBackupNotFound(wanted);
  }
  const DBInstanceAutomatedBackup = presentRetainedBackup(retained, call);
  dropRetainedBackup(call.world, call.place, resourceId);
  return {DBInstanceAutomatedBackup};
};

function isMeant(id: string, arn: string | undefined): boolean {
  return arn !== undefined && arnParts(arn)?.resource === `auto-backup:${id}`;
}

/** Only what its instance no longer needs can be deleted. */
function stillActive(name: string): AwsError {
  const message = `The automated backup ${name} is in use and cannot be deleted.`;
  return new AwsError('InvalidDBInstanceAutomatedBackupStateFault', message);
}

/** Members of a cluster have none of their own: the cluster's volume is backed up. */
function hasOwnBackups({settings, clusterResourceId}: Instance): boolean {
  return settings.BackupRetentionPeriod > 0 && clusterResourceId === undefined;
}

/** Active ones by identifier, then what is retained, then what comes from other Regions. */
function automatedBackups(call: Call): DBInstanceAutomatedBackup[] {
  const {instances, retainedBackups} = call.here.rds;
  const active = Object.values(instances)
    .filter(hasOwnBackups)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((instance) => presentActiveBackup(instance, call));
  const retained = Object.values(retainedBackups).map((one) => presentRetainedBackup(one, call));
  const replicated = replicationsInto(call).map((one) => presentReplicatedBackup(one, call));
  return [...active, ...retained, ...replicated];
}
