/** RDS as Latchkey uses it: the client and a command for each operation of the allow-list. */
import {
  AddRoleToDBInstanceCommand,
  CreateDBInstanceCommand,
  DescribeDBClusterAutomatedBackupsCommand,
  DescribeDBClusterEndpointsCommand,
  DescribeDBClusterSnapshotsCommand,
  DescribeDBClustersCommand,
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  DescribeEventsCommand,
  DescribeGlobalClustersCommand,
  ModifyDBClusterCommand,
  ModifyDBInstanceCommand,
  RDSClient,
  RestoreDBInstanceFromDBSnapshotCommand,
  StartDBClusterCommand,
  StartDBInstanceCommand,
} from '@aws-sdk/client-rds';
import type {AllowedOperation} from '../guard/allow-list.ts';
import {guardPlugin} from '../guard/middleware.ts';
import {type ClientConfig, type ServiceClient, serviceClient} from './service-client.ts';

const commands = {
  ModifyDBInstance: ModifyDBInstanceCommand,
  ModifyDBCluster: ModifyDBClusterCommand,
  DescribeDBClusterEndpoints: DescribeDBClusterEndpointsCommand,
  CreateDBInstance: CreateDBInstanceCommand,
  AddRoleToDBInstance: AddRoleToDBInstanceCommand,
  DescribeDBClusterAutomatedBackups: DescribeDBClusterAutomatedBackupsCommand,
  DescribeDBClusterSnapshots: DescribeDBClusterSnapshotsCommand,
  DescribeDBClusters: DescribeDBClustersCommand,
  DescribeDBInstanceAutomatedBackups: DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBInstances: DescribeDBInstancesCommand,
  DescribeDBSnapshots: DescribeDBSnapshotsCommand,
  DescribeEvents: DescribeEventsCommand,
  DescribeGlobalClusters: DescribeGlobalClustersCommand,
  RestoreDBInstanceFromDBSnapshot: RestoreDBInstanceFromDBSnapshotCommand,
  StartDBCluster: StartDBClusterCommand,
  StartDBInstance: StartDBInstanceCommand,
} satisfies Record<AllowedOperation<'rds'>, unknown>;

/** Connects to RDS with the guard in front. */
export function connect(config: ClientConfig, guard: {readonly readOnly: boolean}): ServiceClient {
  const client = new RDSClient(config);
  client.middlewareStack.use(guardPlugin(guard));
  return serviceClient(client, commands);
}
