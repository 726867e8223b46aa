/** What RDS shows: lists, filters, pages and events, and how it refuses what makes no sense. */
import {
  DescribeDBClustersCommand,
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  DescribeEventsCommand,
} from '@aws-sdk/client-rds';
import {beforeEach, describe, expect, it} from 'vitest';
import type {Simulator} from '../../src/simulator/simulator.ts';
import {clientsOf, ordersKeyArn, simulatorOf} from './support.ts';

let simulator: Simulator;
let rds: ReturnType<typeof clientsOf>['rds'];

beforeEach(async () => {
  simulator = await simulatorOf('key-disabled');
  rds = clientsOf(simulator).rds;
});

describe('DescribeDBInstances', () => {
  it('answers 404 for a database that is not there', async () => {
    const sent = rds.send(new DescribeDBInstancesCommand({DBInstanceIdentifier: 'orders'}));
    await expect(sent).rejects.toMatchObject({
      name: 'DBInstanceNotFoundFault',
      message: 'DBInstance orders not found.',
      $metadata: {httpStatusCode: 404},
    });
  });

  it('finds nothing under a name that every object has', async () => {
    const sent = rds.send(new DescribeDBInstancesCommand({DBInstanceIdentifier: 'constructor'}));
    await expect(sent).rejects.toMatchObject({name: 'DBInstanceNotFoundFault'});
  });

  it('refuses a filter it does not know', async () => {
    const Filters = [{Name: 'kms-key-id', Values: [ordersKeyArn]}];
    const sent = rds.send(new DescribeDBInstancesCommand({Filters}));
    await expect(sent).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: 'Unrecognized filter name: kms-key-id',
    });
  });

  it.each([19, 101])('refuses pages of %d', async (MaxRecords) => {
    const sent = rds.send(new DescribeDBInstancesCommand({MaxRecords}));
    await expect(sent).rejects.toMatchObject({name: 'InvalidParameterValue'});
  });

  it('finds one database by name in any case, by ARN and by resource ID', async () => {
    const DBInstanceIdentifier = 'Orders-DB';
    const byName = await rds.send(new DescribeDBInstancesCommand({DBInstanceIdentifier}));
    const [one] = byName.DBInstances ?? [];
    const byArn = await rds.send(
      new DescribeDBInstancesCommand({DBInstanceIdentifier: one?.DBInstanceArn}),
    );
    const Filters = [{Name: 'dbi-resource-id', Values: [one?.DbiResourceId ?? '']}];
    const byId = await rds.send(new DescribeDBInstancesCommand({Filters}));
    expect(byArn.DBInstances).toEqual([one]);
    expect(byId.DBInstances).toEqual([one]);
  });

  it('shows the settings that a restore has to carry over', async () => {
    const DBInstanceIdentifier = 'orders-db';
    const {DBInstances} = await rds.send(new DescribeDBInstancesCommand({DBInstanceIdentifier}));
    expect(DBInstances?.[0]).toMatchObject({
      KmsKeyId: ordersKeyArn,
      StorageEncryptionType: 'sse-kms',
      MultiAZ: true,
      DeletionProtection: true,
      BackupRetentionPeriod: 14,
      DBParameterGroups: [{DBParameterGroupName: 'orders-pg16'}],
      VpcSecurityGroups: [
        {VpcSecurityGroupId: 'sg-0a1b2c3d4e5f60718'},
        {VpcSecurityGroupId: 'sg-0918273645afbecd0'},
      ],
    });
  });
});

describe('DescribeDBClusters', () => {
  it('answers 404 for a name that only an instance has', async () => {
    const sent = rds.send(new DescribeDBClustersCommand({DBClusterIdentifier: 'orders-db'}));
    await expect(sent).rejects.toMatchObject({
      name: 'DBClusterNotFoundFault',
      $metadata: {httpStatusCode: 404},
    });
  });

  it('lists the clusters of the estate', async () => {
    const {DBClusters = []} = await rds.send(new DescribeDBClustersCommand({}));
    expect(DBClusters.map((cluster) => cluster.DBClusterIdentifier)).toEqual(['accounts']);
  });
});

describe('DescribeDBSnapshots', () => {
  it('answers 404 for a snapshot that is not there', async () => {
    const sent = rds.send(new DescribeDBSnapshotsCommand({DBSnapshotIdentifier: 'none'}));
    await expect(sent).rejects.toMatchObject({name: 'DBSnapshotNotFoundFault'});
  });

  it('has 29 of orders-db on four keys, 14 of them automated because 14 nights went by', async () => {
    const DBInstanceIdentifier = 'orders-db';
    const {DBSnapshots = []} = await rds.send(
      new DescribeDBSnapshotsCommand({DBInstanceIdentifier}),
    );
    const automated = DBSnapshots.filter((snapshot) => snapshot.SnapshotType === 'automated');
    expect(DBSnapshots).toHaveLength(29);
    expect(new Set(DBSnapshots.map((snapshot) => snapshot.KmsKeyId)).size).toBe(4);
    expect(automated).toHaveLength(14);
    expect(automated.map((snapshot) => snapshot.DBSnapshotIdentifier)).toContain(
      'rds:orders-db-2026-03-01-03-10',
    );
  });

  it('gives every snapshot of the Region exactly once, page by page', async () => {
    const seen: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const page = await rds.send(new DescribeDBSnapshotsCommand({MaxRecords: 20, Marker}));
      seen.push(...(page.DBSnapshots ?? []).map((snapshot) => snapshot.DBSnapshotIdentifier));
      Marker = page.Marker;
    } while (Marker);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(90);
  });
});

describe('DescribeDBInstanceAutomatedBackups', () => {
  it('shows a window of fourteen days that ends before the lock-out', async () => {
    const {DBInstanceAutomatedBackups: backups = []} = await rds.send(
      new DescribeDBInstanceAutomatedBackupsCommand({DBInstanceIdentifier: 'orders-db'}),
    );
    expect(backups).toHaveLength(1);
    const {EarliestTime, LatestTime} = backups[0]?.RestoreWindow ?? {};
    expect(EarliestTime).toEqual(new Date('2026-02-16T03:10:00Z'));
    expect(LatestTime?.getTime()).toBeLessThanOrEqual(Date.parse('2026-03-02T01:52:11Z'));
    expect(backups[0]?.Status).toBe('active');
  });

  it('has none of a database without backups', async () => {
    const {DBInstanceAutomatedBackups: backups} = await rds.send(
      new DescribeDBInstanceAutomatedBackupsCommand({DBInstanceIdentifier: 'sessions-db'}),
    );
    expect(backups ?? []).toEqual([]);
  });
});

describe('DescribeEvents', () => {
  const SourceIdentifier = 'orders-db';

  it('wants a type beside an identifier', async () => {
    const sent = rds.send(new DescribeEventsCommand({SourceIdentifier}));
    await expect(sent).rejects.toMatchObject({name: 'InvalidParameterCombination'});
  });

  it('tells the last hour unless asked for more', async () => {
    const source = {SourceIdentifier, SourceType: 'db-instance' as const};
    const {Events: hour = []} = await rds.send(new DescribeEventsCommand(source));
    const {Events: all = []} = await rds.send(
      new DescribeEventsCommand({...source, Duration: 14 * 1440}),
    );
    expect(hour.map((event) => event.Date?.toISOString())).toEqual(['2026-03-02T01:52:11.000Z']);
    expect(all.length).toBeGreaterThan(20);
  });

  it('forgets after fourteen days', async () => {
    simulator.advance(15 * 86_400_000);
    const StartTime = new Date('2026-02-01T00:00:00Z');
    const {Events = []} = await rds.send(
      new DescribeEventsCommand({SourceIdentifier, StartTime, SourceType: 'db-instance'}),
    );
    expect(Events.map((event) => event.Message).join()).not.toContain('unable to access');
  });

  it('carries no event id', async () => {
    const {Events = []} = await rds.send(new DescribeEventsCommand({Duration: 600}));
    expect(Object.keys(Events[0] ?? {}).sort()).toEqual([
      'Date',
      'EventCategories',
      'Message',
      'SourceArn',
      'SourceIdentifier',
      'SourceType',
    ]);
  });
});
