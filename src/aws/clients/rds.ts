/** RDS as Latchkey uses it: the client and a command for each operation of the allow-list. */
import {
  AddRoleToDBInstanceCommand,
  CopyDBClusterSnapshotCommand,
  CopyDBSnapshotCommand,
  CreateDBInstanceCommand,
  DescribeAccountAttributesCommand,
  DescribeCertificatesCommand,
  DescribeDBClusterAutomatedBackupsCommand,
  DescribeDBClusterEndpointsCommand,
  DescribeDBClusterParameterGroupsCommand,
  DescribeDBClusterSnapshotsCommand,
  DescribeDBClustersCommand,
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBInstancesCommand,
  DescribeDBParameterGroupsCommand,
  DescribeDBSnapshotsCommand,
  DescribeDBSubnetGroupsCommand,
  DescribeEventsCommand,
  DescribeGlobalClustersCommand,
  DescribeOptionGroupsCommand,
  DescribeOrderableDBInstanceOptionsCommand,
  DescribeSourceRegionsCommand,
  ModifyDBClusterCommand,
  ModifyDBInstanceCommand,
  PromoteReadReplicaCommand,
  PromoteReadReplicaDBClusterCommand,
  RDSClient,
  RestoreDBClusterFromSnapshotCommand,
  RestoreDBClusterToPointInTimeCommand,
  RestoreDBInstanceFromDBSnapshotCommand,
  RestoreDBInstanceToPointInTimeCommand,
  StartDBClusterCommand,
  StartDBInstanceCommand,
} from '@aws-sdk/client-rds';
import type {AllowedOperation} from '../guard/allow-list.ts';
import {guardPlugin} from '../guard/middleware.ts';
import {type ClientConfig, type ServiceClient, serviceClient} from './service-client.ts';

const commands = {
  AddRoleToDBInstance: AddRoleToDBInstanceCommand,
  CopyDBClusterSnapshot: CopyDBClusterSnapshotCommand,
  CopyDBSnapshot: CopyDBSnapshotCommand,
  CreateDBInstance: CreateDBInstanceCommand,
  DescribeAccountAttributes: DescribeAccountAttributesCommand,
  DescribeCertificates: DescribeCertificatesCommand,
  DescribeDBClusterAutomatedBackups: DescribeDBClusterAutomatedBackupsCommand,
  DescribeDBClusterEndpoints: DescribeDBClusterEndpointsCommand,
  DescribeDBClusterParameterGroups: DescribeDBClusterParameterGroupsCommand,
  DescribeDBClusterSnapshots: DescribeDBClusterSnapshotsCommand,
  DescribeDBClusters: DescribeDBClustersCommand,
  DescribeDBInstanceAutomatedBackups: DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBInstances: DescribeDBInstancesCommand,
  DescribeDBParameterGroups: DescribeDBParameterGroupsCommand,
  DescribeDBSnapshots: DescribeDBSnapshotsCommand,
  DescribeDBSubnetGroups: DescribeDBSubnetGroupsCommand,
  DescribeEvents: DescribeEventsCommand,
  DescribeGlobalClusters: DescribeGlobalClustersCommand,
  DescribeOptionGroups: DescribeOptionGroupsCommand,
  DescribeOrderableDBInstanceOptions: DescribeOrderableDBInstanceOptionsCommand,
  DescribeSourceRegions: DescribeSourceRegionsCommand,
  ModifyDBCluster: ModifyDBClusterCommand,
  ModifyDBInstance: ModifyDBInstanceCommand,
  PromoteReadReplica: PromoteReadReplicaCommand,
  PromoteReadReplicaDBCluster: PromoteReadReplicaDBClusterCommand,
  RestoreDBClusterFromSnapshot: RestoreDBClusterFromSnapshotCommand,
  RestoreDBClusterToPointInTime: RestoreDBClusterToPointInTimeCommand,
  RestoreDBInstanceFromDBSnapshot: RestoreDBInstanceFromDBSnapshotCommand,
  RestoreDBInstanceToPointInTime: RestoreDBInstanceToPointInTimeCommand,
  StartDBCluster: StartDBClusterCommand,
  StartDBInstance: StartDBInstanceCommand,
} satisfies Record<AllowedOperation<'rds'>, unknown>;

/** Connects to RDS with the guard in front. */
export function connect(config: ClientConfig, guard: {readonly readOnly: boolean}): ServiceClient {
  const client = new RDSClient(config);
  client.middlewareStack.use(guardPlugin(guard));
  return serviceClient(client, commands);
}
