/** Switches for what AWS does not document, in both settings, and what goes with them. */
import {CreateGrantCommand, DescribeKeyCommand, DisableKeyCommand} from '@aws-sdk/client-kms';
import {
  CreateDBSnapshotCommand,
  DeleteDBInstanceCommand,
  DescribeDBSnapshotsCommand,
  StartDBInstanceAutomatedBackupsReplicationCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {clients, credentialsOf, delegating, world} from './identity/account.ts';
import {account, away, backupsIn, home, rdsIn, snapshotShown, twoRegions} from './rds/support.ts';
import {aurora, clusterAccount, clusterStatus} from './rds-clusters/support.ts';
import {clientsOf, hour, minute, ordersKey} from './support.ts';

const DBInstanceIdentifier = 'orders-db';

describe('grantDelaySeconds', () => {
  it.each([
    [0, ['ok', 'ok', 'ok']],
    [300, ['AccessDeniedException', 'ok', 'ok']],
  ])('of %i: without the token, with it, and later', async (grantDelaySeconds, expected) => {
    const principals = {
      mara: {role: 'OnCall', session: 'mara', allow: ['*']},
      app: {role: 'app', session: 'one', allow: ['rds:*']},
    };
    const simulator = world({principals, keyPolicy: delegating(), unverified: {grantDelaySeconds}});
    const {GrantToken = ''} = await clients(simulator).kms.send(
      new CreateGrantCommand({
        KeyId: ordersKey,
        GranteePrincipal: 'arn:aws:iam::111122223333:role/app',
        Operations: ['DescribeKey'],
      }),
    );
    const {kms} = clients(simulator, credentialsOf(simulator, 'app'));
    const look = (GrantTokens?: string[]) =>
      kms.send(new DescribeKeyCommand({KeyId: ordersKey, GrantTokens})).then(
        () => 'ok',
        (error) => error.name,
      );
    const seen = [await look(), await look([GrantToken])];
    simulator.advance(6 * minute);
    expect([...seen, await look()]).toEqual(expected);
    simulator.advance(minute);
    expect(await look(['no-such-token'])).toBe('ok');
  });
});

describe('snapshotOnLostKey', () => {
  it.each([
    ['completes', 'available', 100],
    ['fails', 'failed', 0],
  ])('%s: the snapshot ends as %s', async (snapshotOnLostKey, status, progress) => {
    const simulator = twoRegions({unverified: {snapshotOnLostKey}});
    await clientsOf(simulator).kms.send(new DisableKeyCommand({KeyId: ordersKey}));
    await rdsIn(simulator).send(
      new CreateDBSnapshotCommand({DBInstanceIdentifier, DBSnapshotIdentifier: 'late'}),
    );
    simulator.advance(20 * minute);
    expect(await snapshotShown(simulator, 'late')).toMatchObject({
      Status: status,
      PercentProgress: progress,
    });
  });

  it('fails no snapshot whose key works', async () => {
    const simulator = twoRegions({unverified: {snapshotOnLostKey: 'fails'}});
    await rdsIn(simulator).send(
      new CreateDBSnapshotCommand({DBInstanceIdentifier, DBSnapshotIdentifier: 'good'}),
    );
    simulator.advance(20 * minute);
    expect(await snapshotShown(simulator, 'good')).toMatchObject({Status: 'available'});
  });
});

describe('auroraNightlyStatus', () => {
  it.each([
    ['available', ['available']],
    ['backing-up', ['available', 'backing-up', 'available']],
  ])('%s: the night shows %j', async (auroraNightlyStatus, expected) => {
    const simulator = clusterAccount({
      clusters: [aurora({PreferredBackupWindow: '13:00-13:30'})],
      unverified: {auroraNightlyStatus},
    });
    const seen: (string | undefined)[] = [];
    for (let step = 0; step < 90; step += 1) {
      const status = await clusterStatus(simulator);
      if (seen.at(-1) !== status) seen.push(status);
      simulator.advance(minute);
    }
    expect(seen).toEqual(expected);
  });
});

describe('copiesOfDeletedSource', () => {
  it.each([
    ['stay', true, 1],
    ['go', true, 0],
    ['go', false, 1],
  ])('%s, deleted with its backups %s: %i left', async (setting, DeleteAutomatedBackups, left) => {
    const simulator = twoRegions({unverified: {copiesOfDeletedSource: setting}});
    await rdsIn(simulator, away).send(
      new StartDBInstanceAutomatedBackupsReplicationCommand({
        SourceDBInstanceArn: `arn:aws:rds:${home}:${account}:db:${DBInstanceIdentifier}`,
        KmsKeyId: 'alias/away',
      }),
    );
    simulator.advance(3 * hour);
    expect(await backupsIn(simulator, away)).toHaveLength(1);
    await rdsIn(simulator).send(
      new DeleteDBInstanceCommand({
        DBInstanceIdentifier,
        SkipFinalSnapshot: true,
        DeleteAutomatedBackups,
      }),
    );
    simulator.advance(hour);
    expect(await backupsIn(simulator, away)).toHaveLength(left);
  });
});

describe('a series of snapshots', () => {
  it.each([
    ['12h', ['weekly-2026-02-20-18-00', 'weekly-2026-02-21-06-00', 'weekly-2026-02-21-18-00']],
    ['7d', ['weekly-2026-02-07', 'weekly-2026-02-14', 'weekly-2026-02-21']],
  ])('every %s has a name for each', async (every, names) => {
    const series = {
      DBInstanceIdentifier,
      DBSnapshotIdentifier: 'weekly',
      created: '2026-02-21T18:00:00Z',
      every,
      count: 3,
    };
    const simulator = twoRegions({snapshots: [series]});
    const {DBSnapshots = []} = await rdsIn(simulator).send(
      new DescribeDBSnapshotsCommand({SnapshotType: 'manual'}),
    );
    expect(DBSnapshots.map((one) => one.DBSnapshotIdentifier).toSorted()).toEqual(names);
  });
});
