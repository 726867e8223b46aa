/** What IAM is asked about for each change, by the Service Authorization Reference (facts/aws.md §3.4). */
import {describe, expect, it} from 'vitest';
import type {BoundInput} from '../../src/core/plan.ts';
import {askedOnOf} from '../../src/remedies/preflight/asked-on.ts';
import {resourcesFor, touchedBy} from '../../src/remedies/preflight/touched.ts';
import {loadRunbooks} from '../../src/runbook/library.ts';
import {cluster, instance, opened, sessionOf} from '../runbook/sessions.ts';
import {shippedFolder} from '../runbook/shipped.ts';

const library = await loadRunbooks([shippedFolder]);
const night = sessionOf(opened(), instance());
const clusterNight = sessionOf(opened(), cluster());
const base = 'arn:aws:rds:eu-west-1:111122223333';

/** `db:restored`, and `og:*` for one that nobody has chosen. */
const asked = (call: string, input: BoundInput, session = night): readonly string[] =>
  touchedBy(call, input, 'eu-west-1', session).map(({arn, isOpen}) => {
    const resource = arn.replace(`${base}:`, '');
    return isOpen ? resource.replace(/not-chosen-yet$/, '*') : resource;
  });

const restore = {
  DBInstanceIdentifier: 'restored',
  DBSnapshotIdentifier: 'rds:orders-db-1',
  DBSubnetGroupName: 'default',
  DBParameterGroupName: 'default.postgres16',
  OptionGroupName: 'default:postgres-16',
};

describe('a change is asked on', () => {
  it.each([
    {
      says: 'each group of a restore, those that RDS made itself as well',
      call: 'rds:RestoreDBInstanceFromDBSnapshot',
      input: restore,
      on: [
        'db:restored',
        'snapshot:rds:orders-db-1',
        'subgrp:default',
        'pg:default.postgres16',
        'og:default:postgres-16',
      ],
    },
    {
      says: 'the groups that RDS chooses, where a restore names none',
      call: 'rds:RestoreDBInstanceFromDBSnapshot',
      input: {DBInstanceIdentifier: 'restored', DBSnapshotIdentifier: 's'},
      on: ['db:restored', 'snapshot:s', 'og:*', 'pg:*', 'subgrp:*'],
    },
    {
      says: 'a backup that is not chosen yet',
      call: 'rds:RestoreDBInstanceFromDBSnapshot',
      input: {},
      on: ['snapshot:*', 'db:*', 'og:*', 'pg:*', 'subgrp:*'],
    },
    {
      says: 'the automated backup that is named by its ARN',
      call: 'rds:RestoreDBInstanceToPointInTime',
      input: {
        TargetDBInstanceIdentifier: 'restored',
        SourceDBInstanceAutomatedBackupsArn: `${base}:auto-backup:ab-1`,
        DBSubnetGroupName: 'a',
        DBParameterGroupName: 'b',
        OptionGroupName: 'c',
      },
      on: ['db:restored', 'auto-backup:ab-1', 'subgrp:a', 'pg:b', 'og:c'],
    },
    {
      says: 'an automated backup, where only the resource ID of its database is named',
      call: 'rds:RestoreDBInstanceToPointInTime',
      input: {TargetDBInstanceIdentifier: 'restored', SourceDbiResourceId: 'db-ORDERS'},
      on: ['db:restored', 'auto-backup:*', 'og:*', 'pg:*', 'subgrp:*'],
    },
    {
      says: 'no option group for a copy, though the call can name one',
      call: 'rds:CopyDBSnapshot',
      input: {
        SourceDBSnapshotIdentifier: 'a',
        TargetDBSnapshotIdentifier: 'b',
        OptionGroupName: 'mine',
      },
      on: ['snapshot:a', 'snapshot:b'],
    },
    {
      says: 'the groups of a member only where it names them',
      call: 'rds:CreateDBInstance',
      input: {DBInstanceIdentifier: 'one', DBClusterIdentifier: 'restored'},
      on: ['db:one', 'cluster:restored'],
    },
    {
      says: 'the recovery point, not the database',
      call: 'backup:StartRestoreJob',
      input: {RecoveryPointArn: `${base}:snapshot:awsbackup:job-1`},
      on: ['snapshot:awsbackup:job-1'],
    },
    {
      says: 'something unknown, where the reference was not read for the call',
      call: 'rds:FailoverDBCluster',
      input: {DBClusterIdentifier: 'orders'},
      on: ['*'],
    },
  ])('$says', ({call, input, on}) => {
    expect(asked(call, input)).toEqual(on);
  });

  it('the database itself, where the name follows later', () => {
    expect(asked('rds:StartDBInstance', {})).toEqual(['db:orders-db']);
  });

  it('the parameter group of the cluster and its option group for a cluster', () => {
    const input = {
      DBClusterIdentifier: 'restored',
      SnapshotIdentifier: 's',
      DBSubnetGroupName: 'a',
    };
    expect(asked('rds:RestoreDBClusterFromSnapshot', input, clusterNight)).toEqual([
      'cluster:restored',
      'cluster-snapshot:s',
      'subgrp:a',
      'cluster-pg:*',
      'og:*',
    ]);
  });
});

it('has a line for every change of RDS and AWS Backup that a shipped runbook makes', () => {
  const calls = Array.from(library.values()).flatMap(({steps}) =>
    steps.flatMap(({kind, call = ''}) => (kind === 'change' ? [call] : [])),
  );
  const outside = new Set(calls.filter((call) => !call.startsWith('kms:')));
  expect(outside.size).toBeGreaterThan(12);
  for (const call of outside) expect([call, askedOnOf(call)]).not.toEqual([call, undefined]);
});

it('asks in the smallest policy for all types of a restore, and for all where none is known', () => {
  expect(resourcesFor('rds:RestoreDBInstanceToPointInTime', night)).toEqual(
    ['db', 'og', 'pg', 'subgrp', 'auto-backup'].map((type) => `${base}:${type}:*`),
  );
  expect(resourcesFor('rds:FailoverDBCluster', night)).toEqual(['*']);
});
