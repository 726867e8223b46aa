/** DescribeDBInstances and DescribeDBInstanceAutomatedBackups. */
import type {
  DBInstanceAutomatedBackup,
  DescribeDBInstanceAutomatedBackupsCommandInput,
  DescribeDBInstanceAutomatedBackupsCommandOutput,
  DescribeDBInstancesCommandInput,
  DescribeDBInstancesCommandOutput,
} from '@aws-sdk/client-rds';
import type {Instance} from '../../world/databases.ts';
import {rdsArn} from '../../world/names.ts';
import type {Call, Handler} from '../call.ts';
import {clusterOf} from './clusters/find.ts';
import {findInstance, identifierOf} from './find.ts';
import {filtered, rdsPage} from './lists.ts';
import {presentAutomatedBackup} from './present-backups.ts';
import {presentInstance} from './present-instance.ts';

export const describeDBInstances: Handler<
  DescribeDBInstancesCommandInput,
  DescribeDBInstancesCommandOutput
> = (input, call) => {
  const {rds} = call.here;
  const named = input.DBInstanceIdentifier;
  const all = named ? [findInstance(rds, named)] : byId(Object.values(rds.instances));
  const matching = filtered(all, input.Filters, {
    'db-instance-id': (instance) => [instance.id, rdsArn(call.place, 'db', instance.id)],
    'dbi-resource-id': (instance) => [instance.resourceId],
    'db-cluster-id': (instance) => {
      const cluster = clusterOf(rds, instance);
      return cluster ? [cluster.id, rdsArn(call.place, 'cluster', cluster.id)] : [];
    },
    domain: () => [],
    engine: (instance) => [instance.settings.engine],
  });
  const page = rdsPage(matching, input);
  return {
    DBInstances: page.items.map((instance) => presentInstance(instance, call)),
    Marker: page.marker,
  };
};

export const describeDBInstanceAutomatedBackups: Handler<
  DescribeDBInstanceAutomatedBackupsCommandInput,
  DescribeDBInstanceAutomatedBackupsCommandOutput
> = (input, call) => {
  const named = input.DBInstanceIdentifier && identifierOf(input.DBInstanceIdentifier, 'db');
  const backups = automatedBackups(call).filter(
    (backup) =>
      (!named || backup.DBInstanceIdentifier === named) &&
      (!input.DbiResourceId || backup.DbiResourceId === input.DbiResourceId) &&
      (!input.DBInstanceAutomatedBackupsArn ||
        backup.DBInstanceAutomatedBackupsArn === input.DBInstanceAutomatedBackupsArn),
  );
  const matching = filtered(backups, input.Filters, {
    status: (backup) => [backup.Status],
    'db-instance-id': (backup) => [backup.DBInstanceIdentifier, backup.DBInstanceArn],
    'dbi-resource-id': (backup) => [backup.DbiResourceId],
  });
  const page = rdsPage(matching, input);
  return {DBInstanceAutomatedBackups: page.items, Marker: page.marker};
};

function automatedBackups(call: Call): DBInstanceAutomatedBackup[] {
  const {instances, retainedBackups} = call.here.rds;
  const active = byId(Object.values(instances))
    .filter(hasOwnBackups)
    .map((instance) => presentAutomatedBackup(instance, call));
  const retained = Object.values(retainedBackups).map((backup) =>
    presentAutomatedBackup(backup.instance, call, backup),
  );
  return [...active, ...retained];
}

/** Members of a cluster have none of their own: the cluster's volume is backed up. */
function hasOwnBackups({settings, clusterResourceId}: Instance): boolean {
  return settings.backupRetentionDays > 0 && clusterResourceId === undefined;
}

function byId(instances: readonly Instance[]): Instance[] {
  return [...instances].sort((a, b) => (a.id < b.id ? -1 : 1));
}
