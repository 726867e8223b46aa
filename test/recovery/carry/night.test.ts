/** A night to its end: every setting, the roles and the name are back, told by describes alone. */
import {type DBInstance, DescribeDBInstancesCommand} from '@aws-sdk/client-rds';
import {expect, test} from 'vitest';
import {fold} from '../../../src/core/apply.ts';
import {allFollowUps} from '../../../src/remedies/follow-ups.ts';
import {clientsOf} from '../../simulator/support.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {type Played, rehearse} from '../../support/rehearsal.ts';

/** What is another one by nature, written down here anew. */
const ofItself = [
  ...['DBInstanceIdentifier', 'DBInstanceArn', 'DbiResourceId', 'InstanceCreateTime'],
  ...['LatestRestorableTime', 'DBInstanceStatus', 'Endpoint', 'AvailabilityZone'],
];

async function described({simulator}: Played['world'], id: string): Promise<DBInstance> {
  const {rds} = clientsOf(simulator);
  const {DBInstances = []} = await rds.send(
    new DescribeDBInstancesCommand({DBInstanceIdentifier: id}),
  );
  return DBInstances[0] ?? {};
}

function settingsOf(description: DBInstance): object {
  const entries = Object.entries(description).filter(([name]) => !ofItself.includes(name));
  return Object.fromEntries(entries);
}

test('the restored database has every setting of the lost one, its roles and its name', async () => {
  const played = await rehearse('lost-with-everything', {state: temporaryFolder()});
  const before = await described(played.world, 'ledger-db-old');
  const after = await described(played.world, 'ledger-db');
  expect(before.DBInstanceStatus).toBe('inaccessible-encryption-credentials');
  expect(after.DbiResourceId).not.toBe(before.DbiResourceId);
  expect(settingsOf(after)).toEqual(settingsOf(before));
  expect(after.Endpoint?.Port).toBe(6000);
  expect(after.Endpoint?.Address).toMatch(/^ledger-db\./);
  expect(played.closed).toMatchObject({outcome: 'recovered'});
  const due = allFollowUps(fold(played.entries)).map(({what}) => what);
  expect(due.join('\n')).toMatch(/Remove ledger-db-old .*--no-delete-automated-backups/);
  expect(due.join('\n')).toContain('under a second key in a second Region');
  expect(due.join('\n')).not.toContain('Point clients');
  const asked = played.world.simulator.requests().map(({operation}) => operation);
  expect(asked.filter((operation) => operation.startsWith('Delete'))).toEqual([]);
});
