/** A Multi-AZ DB cluster, and a replica of a cluster in another Region. */
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {
  aurora,
  clusterAccount,
  DBClusterIdentifier,
  far,
  farKeyArn,
  multiAzCluster,
} from '../../simulator/rds-clusters/support.ts';
import type {Step} from './step.ts';

const half = 1_800_000;

/** The ledger as a Multi-AZ DB cluster, and an Aurora cluster beside it. */
export function multiAzAccount(): Simulator {
  const members = [{DBInstanceIdentifier: 'archive-1'}];
  const archive = aurora({DBClusterIdentifier: 'archive', members});
  return clusterAccount({clusters: [aurora(multiAzCluster), archive]});
}

export const multiAzConversation: readonly Step[] = [
  {
    call: 'rds:RebootDBCluster',
    input: {DBClusterIdentifier},
    answers: {DBCluster: {Status: 'rebooting'}},
  },
  {
    after: half,
    call: 'rds:DescribeDBClusters',
    input: {DBClusterIdentifier},
    answers: {DBClusters: [{Status: 'available', DBClusterInstanceClass: 'db.r6gd.large'}]},
  },
  {
    call: 'rds:CreateDBCluster',
    region: far,
    input: {
      DBClusterIdentifier: 'archive-far',
      Engine: 'aurora-postgresql',
      ReplicationSourceIdentifier: 'arn:aws:rds:eu-west-1:111122223333:cluster:archive',
      KmsKeyId: farKeyArn,
    },
    answers: {DBCluster: {Status: 'creating', KmsKeyId: farKeyArn}},
  },
  {
    after: half,
    call: 'rds:PromoteReadReplicaDBCluster',
    region: far,
    input: {DBClusterIdentifier: 'archive-far'},
    answers: {DBCluster: {DBClusterIdentifier: 'archive-far'}},
  },
];
