/** Clusters beyond their own life: failover, roles, endpoints, sharing, global databases (facts/aws.md §8). */
import type {Step} from './step.ts';

const minute = 60_000;
const half = 30 * minute;
const home = '111122223333';
const DBClusterIdentifier = 'ledger';
const ledger = `arn:aws:rds:eu-west-1:${home}:cluster:ledger`;
const none = {DBClusterIdentifier: 'none'};
const noCluster = {code: 'DBClusterNotFoundFault', status: 404};
const noSnapshot = {code: 'DBClusterSnapshotNotFoundFault', status: 404};
const role = {DBClusterIdentifier, RoleArn: `arn:aws:iam::${home}:role/Import`};
const snapshot = {DBClusterSnapshotIdentifier: 'peer-shared'};
const noneSnapshot = {DBClusterSnapshotIdentifier: 'none'};
const endpoint = {
  DBClusterIdentifier,
  DBClusterEndpointIdentifier: 'peer-endpoint',
  EndpointType: 'READER',
};
const noEndpoint = {code: 'DBClusterEndpointNotFoundFault', status: 400};
const world = {GlobalClusterIdentifier: 'peer-world'};
const renamed = {GlobalClusterIdentifier: 'peer-planet'};
const noGlobal = {code: 'GlobalClusterNotFoundFault', status: 404};

export const furtherClusterConversation: readonly Step[] = [
  {
    call: 'rds:FailoverDBCluster',
    input: {DBClusterIdentifier},
    refuses: {code: 'InvalidDBClusterStateFault', status: 400},
  },
  {call: 'rds:FailoverDBCluster', input: none, refuses: noCluster},
  {
    call: 'rds:CreateDBInstance',
    input: {
      DBInstanceIdentifier: 'ledger-2',
      DBClusterIdentifier,
      DBInstanceClass: 'db.r6g.large',
      Engine: 'aurora-postgresql',
    },
  },
  {
    after: half,
    call: 'rds:FailoverDBCluster',
    input: {DBClusterIdentifier, TargetDBInstanceIdentifier: 'ledger-2'},
    answers: {DBCluster: {DBClusterIdentifier}},
  },
  {
    after: half,
    call: 'rds:RebootDBCluster',
    input: {DBClusterIdentifier},
    refuses: {code: 'InvalidDBClusterStateFault', status: 400},
  },
  {
    call: 'rds:PromoteReadReplicaDBCluster',
    input: {DBClusterIdentifier},
    refuses: {
      code: 'InvalidDBClusterStateFault',
      message: 'DbCluster ledger is not a read replica.',
      status: 400,
    },
  },
  {call: 'rds:ModifyDBCluster', input: none, refuses: noCluster},
  {call: 'rds:StopDBCluster', input: none, refuses: noCluster},
  {call: 'rds:AddRoleToDBCluster', input: role},
  {
    call: 'rds:AddRoleToDBCluster',
    input: role,
    refuses: {code: 'DBClusterRoleAlreadyExists', status: 400},
  },
  {call: 'rds:RemoveRoleFromDBCluster', input: role},
  {
    call: 'rds:RemoveRoleFromDBCluster',
    input: role,
    refuses: {code: 'DBClusterRoleNotFound', status: 404},
  },
  {
    call: 'rds:CreateDBClusterEndpoint',
    input: endpoint,
    answers: {DBClusterEndpointIdentifier: 'peer-endpoint', Status: 'creating'},
  },
  {
    call: 'rds:CreateDBClusterEndpoint',
    input: endpoint,
    refuses: {code: 'DBClusterEndpointAlreadyExistsFault', status: 400},
  },
  {
    call: 'rds:DescribeDBClusterEndpoints',
    input: {DBClusterEndpointIdentifier: 'peer-endpoint'},
    answers: {DBClusterEndpoints: [{EndpointType: 'CUSTOM', CustomEndpointType: 'READER'}]},
  },
  {call: 'rds:DescribeDBClusterEndpoints', input: none, refuses: noCluster},
  {
    call: 'rds:ModifyDBClusterEndpoint',
    input: {DBClusterEndpointIdentifier: 'peer-endpoint', EndpointType: 'ANY'},
    answers: {Status: 'modifying', CustomEndpointType: 'ANY'},
  },
  {
    call: 'rds:ModifyDBClusterEndpoint',
    input: {DBClusterEndpointIdentifier: 'none', EndpointType: 'ANY'},
    refuses: noEndpoint,
  },
  {
    call: 'rds:DeleteDBClusterEndpoint',
    input: {DBClusterEndpointIdentifier: 'peer-endpoint'},
    answers: {DBClusterEndpointIdentifier: 'peer-endpoint', Status: 'deleting'},
  },
  {
    call: 'rds:DeleteDBClusterEndpoint',
    input: {DBClusterEndpointIdentifier: 'peer-endpoint'},
    refuses: noEndpoint,
  },

  {
    call: 'rds:CreateDBClusterSnapshot',
    input: {...snapshot, ...none},
    refuses: noCluster,
  },
  {
    call: 'rds:CreateDBClusterSnapshot',
    input: {...snapshot, DBClusterIdentifier},
    answers: {DBClusterSnapshot: {Status: 'creating', StorageEncrypted: true}},
  },
  {
    after: half,
    call: 'rds:ModifyDBClusterSnapshotAttribute',
    input: {...snapshot, AttributeName: 'restore', ValuesToAdd: ['444455556666']},
  },
  {
    call: 'rds:DescribeDBClusterSnapshotAttributes',
    input: snapshot,
    answers: {
      DBClusterSnapshotAttributesResult: {
        DBClusterSnapshotAttributes: [
          {AttributeName: 'restore', AttributeValues: ['444455556666']},
        ],
      },
    },
  },
  {
    call: 'rds:ModifyDBClusterSnapshotAttribute',
    input: {...noneSnapshot, AttributeName: 'restore', ValuesToAdd: [home]},
    refuses: noSnapshot,
  },
  {call: 'rds:DescribeDBClusterSnapshotAttributes', input: noneSnapshot, refuses: noSnapshot},
  {call: 'rds:DescribeDBClusterSnapshots', input: noneSnapshot, refuses: noSnapshot},
  {
    call: 'rds:RestoreDBClusterFromSnapshot',
    input: {
      DBClusterIdentifier: 'back',
      SnapshotIdentifier: 'none',
      Engine: 'aurora-postgresql',
    },
    refuses: noSnapshot,
  },
  {
    call: 'rds:RestoreDBClusterToPointInTime',
    input: {
      DBClusterIdentifier: 'back',
      SourceDBClusterIdentifier: 'none',
      UseLatestRestorableTime: true,
    },
    refuses: noCluster,
  },
  {
    call: 'rds:DeleteDBClusterSnapshot',
    input: snapshot,
    answers: {DBClusterSnapshot: {Status: 'deleted'}},
  },
  {call: 'rds:DeleteDBClusterSnapshot', input: snapshot, refuses: noSnapshot},
  {
    call: 'rds:DeleteDBClusterAutomatedBackup',
    input: {DbClusterResourceId: 'cluster-NOBODY'},
    refuses: {code: 'DBClusterAutomatedBackupNotFoundFault', status: 404},
  },

  {
    call: 'rds:CreateGlobalCluster',
    input: {...world, SourceDBClusterIdentifier: ledger},
    answers: {GlobalCluster: {Engine: 'aurora-postgresql'}},
  },
  {
    call: 'rds:CreateGlobalCluster',
    input: {...world, Engine: 'aurora-postgresql'},
    refuses: {code: 'GlobalClusterAlreadyExistsFault', status: 400},
  },
  {
    call: 'rds:DescribeGlobalClusters',
    input: world,
    answers: {
      GlobalClusters: [{GlobalClusterMembers: [{DBClusterArn: ledger, IsWriter: true}]}],
    },
  },
  {
    call: 'rds:DescribeGlobalClusters',
    input: {GlobalClusterIdentifier: 'none'},
    refuses: noGlobal,
  },
  {
    call: 'rds:ModifyGlobalCluster',
    input: {...world, NewGlobalClusterIdentifier: 'Peer-Planet'},
    answers: {GlobalCluster: {...renamed, GlobalClusterMembers: [{DBClusterArn: ledger}]}},
  },
  {call: 'rds:ModifyGlobalCluster', input: world, refuses: noGlobal},
  {
    call: 'rds:DeleteGlobalCluster',
    input: renamed,
    refuses: {
      code: 'InvalidGlobalClusterStateFault',
      message: 'Global Cluster arn:aws:rds::111122223333:global-cluster:peer-planet is not empty',
      status: 400,
    },
  },
  {
    call: 'rds:RemoveFromGlobalCluster',
    input: {...renamed, DbClusterIdentifier: ledger},
    answers: {GlobalCluster: {GlobalClusterMembers: []}},
  },
  {
    call: 'rds:RemoveFromGlobalCluster',
    input: {...renamed, DbClusterIdentifier: ledger},
    refuses: {code: 'DBClusterNotFoundFault', status: 404},
  },
  {
    call: 'rds:DeleteGlobalCluster',
    input: renamed,
    answers: {GlobalCluster: {...renamed, Status: 'deleting'}},
  },
  {call: 'rds:DeleteGlobalCluster', input: renamed, refuses: noGlobal},
];
