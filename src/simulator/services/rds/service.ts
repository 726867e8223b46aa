/** RDS: its operations in one table. */
import {
  CopyDBSnapshot$,
  CreateDBInstance$,
  CreateDBSnapshot$,
  DBClusterNotFoundFault$,
  DBInstanceAlreadyExistsFault$,
  DBInstanceAutomatedBackupQuotaExceededFault$,
  DBInstanceNotFoundFault$,
  DBParameterGroupNotFoundFault$,
  DBSnapshotAlreadyExistsFault$,
  DBSnapshotNotFoundFault$,
  DBSubnetGroupNotFoundFault$,
  DeleteDBInstance$,
  DescribeDBClusters$,
  DescribeDBInstanceAutomatedBackups$,
  DescribeDBInstances$,
  DescribeDBSnapshots$,
  DescribeEvents$,
  InstanceQuotaExceededFault$,
  InsufficientDBInstanceCapacityFault$,
  InvalidDBInstanceStateFault$,
  InvalidDBSnapshotStateFault$,
  InvalidVPCNetworkStateFault$,
  KMSKeyNotAccessibleFault$,
  ModifyDBInstance$,
  OptionGroupNotFoundFault$,
  RestoreDBInstanceFromDBSnapshot$,
  SnapshotQuotaExceededFault$,
  StartDBInstance$,
  StopDBInstance$,
  StorageQuotaExceededFault$,
} from '@aws-sdk/client-rds';
import {wireService} from '../../wire/service.ts';
import {rdsArn} from '../../world/names.ts';
import {
  type Call,
  operation,
  operationsByName,
  type SimulatedService,
  type TrailResource,
} from '../call.ts';
import {describeDBClusters} from './clusters.ts';
import {createDBInstance} from './create.ts';
import {deleteDBInstance} from './delete.ts';
import {describeEvents} from './describe-events.ts';
import {identifierOf} from './find.ts';
import {describeDBInstanceAutomatedBackups, describeDBInstances} from './instances.ts';
import {modifyDBInstance} from './modify.ts';
import {restoreDBInstanceFromDBSnapshot} from './restore.ts';
import {copyDBSnapshot, createDBSnapshot, describeDBSnapshots} from './snapshots.ts';
import {startDBInstance} from './start.ts';
import {stopDBInstance} from './stop.ts';

type NamesInstance = {readonly DBInstanceIdentifier?: string | undefined};

const onInstance = {
  resource: (input: NamesInstance, call: Call) =>
    rdsArn(call.place, 'db', identifierOf(input.DBInstanceIdentifier ?? '*', 'db')),
  trail: (input: NamesInstance): TrailResource[] =>
    input.DBInstanceIdentifier
      ? [{type: 'AWS::RDS::DBInstance', name: identifierOf(input.DBInstanceIdentifier, 'db')}]
      : [],
};

type NamesSnapshot = {readonly DBSnapshotIdentifier?: string | undefined};

const onSnapshot = {
  resource: (input: NamesSnapshot, call: Call) =>
    rdsArn(call.place, 'snapshot', identifierOf(input.DBSnapshotIdentifier ?? '*', 'snapshot')),
  trail: (input: NamesSnapshot): TrailResource[] =>
    input.DBSnapshotIdentifier
      ? [{type: 'AWS::RDS::DBSnapshot', name: identifierOf(input.DBSnapshotIdentifier, 'snapshot')}]
      : [],
};

type NamesCopy = {readonly TargetDBSnapshotIdentifier?: string | undefined};

const onCopy = {
  resource: (input: NamesCopy, call: Call) =>
    onSnapshot.resource({DBSnapshotIdentifier: input.TargetDBSnapshotIdentifier}, call),
  trail: (input: NamesCopy) =>
    onSnapshot.trail({DBSnapshotIdentifier: input.TargetDBSnapshotIdentifier}),
};

type NamesCluster = {readonly DBClusterIdentifier?: string | undefined};

const onCluster = {
  resource: (input: NamesCluster, call: Call) =>
    rdsArn(call.place, 'cluster', identifierOf(input.DBClusterIdentifier ?? '*', 'cluster')),
};

const operations = operationsByName([
  operation({
    schema: DescribeDBInstances$,
    mode: 'read',
    ...onInstance,
    handle: describeDBInstances,
  }),
  operation({
    schema: DescribeDBInstanceAutomatedBackups$,
    mode: 'read',
    handle: describeDBInstanceAutomatedBackups,
  }),
  operation({schema: DescribeDBClusters$, mode: 'read', ...onCluster, handle: describeDBClusters}),
  operation({
    schema: DescribeDBSnapshots$,
    mode: 'read',
    ...onSnapshot,
    handle: describeDBSnapshots,
  }),
  operation({schema: DescribeEvents$, mode: 'read', handle: describeEvents}),
  operation({schema: CreateDBInstance$, mode: 'change', ...onInstance, handle: createDBInstance}),
  operation({schema: ModifyDBInstance$, mode: 'change', ...onInstance, handle: modifyDBInstance}),
  operation({schema: DeleteDBInstance$, mode: 'change', ...onInstance, handle: deleteDBInstance}),
  operation({schema: StartDBInstance$, mode: 'change', ...onInstance, handle: startDBInstance}),
  operation({schema: StopDBInstance$, mode: 'change', ...onInstance, handle: stopDBInstance}),
  operation({
    schema: RestoreDBInstanceFromDBSnapshot$,
    mode: 'change',
    ...onInstance,
    handle: restoreDBInstanceFromDBSnapshot,
  }),
  operation({schema: CreateDBSnapshot$, mode: 'change', ...onSnapshot, handle: createDBSnapshot}),
  operation({schema: CopyDBSnapshot$, mode: 'change', ...onCopy, handle: copyDBSnapshot}),
]);

/** The simulated RDS. */
export const rds: SimulatedService = {
  prefix: 'rds',
  source: 'rds.amazonaws.com',
  operations,
  wire: wireService({
    signingName: 'rds',
    protocol: 'query',
    version: '2014-10-31',
    xmlNamespace: 'http://rds.amazonaws.com/doc/2014-10-31/',
    schemas: {
      ...Object.fromEntries([...operations].map(([name, {schema}]) => [name, schema])),
      DBClusterNotFoundFault$,
      DBInstanceAlreadyExistsFault$,
      DBInstanceAutomatedBackupQuotaExceededFault$,
      DBInstanceNotFoundFault$,
      DBParameterGroupNotFoundFault$,
      DBSnapshotAlreadyExistsFault$,
      DBSnapshotNotFoundFault$,
      DBSubnetGroupNotFoundFault$,
      InstanceQuotaExceededFault$,
      InsufficientDBInstanceCapacityFault$,
      InvalidDBInstanceStateFault$,
      InvalidDBSnapshotStateFault$,
      InvalidVPCNetworkStateFault$,
      KMSKeyNotAccessibleFault$,
      OptionGroupNotFoundFault$,
      SnapshotQuotaExceededFault$,
      StorageQuotaExceededFault$,
    },
  }),
};
