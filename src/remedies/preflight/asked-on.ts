/**
 * On which resources IAM is asked about a call. Every line is that of the Service Authorization
 * Reference, "Actions, resources, and condition keys for Amazon RDS" (and "for AWS Backup"), as it
 * stood on 2026-05-10 (facts/aws.md §3.4). A call that is missing here is asked on nothing that is
 * known, so no policy of names is taken for enough.
 */

/** Types that always count, named or not, and those that count where the request names one. */
export type AskedOn = {readonly always: readonly string[]; readonly named: readonly string[]};

const askedOn: {readonly [call: string]: AskedOn} = {
  'rds:StartDBInstance': {always: ['db'], named: []},
  'rds:StartDBCluster': {always: ['cluster'], named: []},
  'rds:RestoreDBInstanceFromDBSnapshot': {
    always: ['db', 'og', 'pg', 'subgrp'],
    named: ['snapshot', 'cluster-snapshot'],
  },
  'rds:RestoreDBInstanceToPointInTime': {
    always: ['db', 'og', 'pg', 'subgrp'],
    named: ['auto-backup'],
  },
  'rds:RestoreDBClusterFromSnapshot': {
    always: ['cluster', 'cluster-pg', 'og', 'subgrp'],
    named: ['cluster-snapshot', 'snapshot'],
  },
  'rds:RestoreDBClusterToPointInTime': {
    always: ['cluster', 'cluster-pg', 'og', 'subgrp'],
    named: ['cluster-auto-backup'],
  },
  'rds:CopyDBSnapshot': {always: ['snapshot'], named: []},
  'rds:CopyDBClusterSnapshot': {always: ['cluster-snapshot'], named: []},
  'rds:CreateDBInstance': {always: ['db'], named: ['cluster', 'og', 'pg', 'subgrp']},
  'rds:ModifyDBInstance': {always: ['db'], named: ['og', 'pg', 'subgrp']},
  'rds:ModifyDBCluster': {always: ['cluster'], named: ['cluster-pg', 'og', 'pg']},
  'rds:PromoteReadReplica': {always: ['db'], named: []},
  'rds:PromoteReadReplicaDBCluster': {always: ['cluster'], named: []},
  'rds:AddRoleToDBInstance': {always: ['db'], named: []},
  'backup:StartRestoreJob': {always: ['recoveryPoint'], named: []},
};

/** The types of a call; undefined where the reference was not read for it. */
export function askedOnOf(call: string): AskedOn | undefined {
  return askedOn[call];
}
