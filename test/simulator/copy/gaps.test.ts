/** What a copy says of what its evidence cannot hold. */
import {expect, test} from 'vitest';
import {copySimulator} from '../../../src/simulator/simulator.ts';
import {simulatorOf} from '../support.ts';
import {nights, simulatorOfNight} from './nights.ts';
import {savedFrom} from './saved.ts';

const always = [
  'A diagnosis does not read what other accounts share, recovery points of AWS Backup, and other Regions: the copy has no backup from there.',
  'What others do from here on is not known: in the copy nobody else acts.',
  'What AWS does not document goes as docs/scenarios.md says under unverified, by default.',
];

test('what no evidence holds is said once in every copy, also of a healthy database', async () => {
  const night = nights.healthy;
  if (!night) throw new Error('no healthy night');
  const {gaps} = copySimulator(await savedFrom(simulatorOfNight(night)));
  for (const sentence of always) {
    expect(gaps.filter((gap) => gap === sentence)).toHaveLength(1);
  }
});

test.each([
  ['replica-promoted', 'Of the replica orders-replica in eu-central-1 only the name was read'],
  ['cluster-replica-promoted', 'Of the replica shop-replica in eu-central-1 only the name was'],
])('%s: a replica that the database names in another Region is named', async (id, words) => {
  const {gaps} = copySimulator(await savedFrom(await simulatorOf(id)));
  expect(gaps.filter((gap) => gap.startsWith(words))).toHaveLength(1);
});

test('replicated backups that the database names are said to be missing', async () => {
  const saved = await savedFrom(await simulatorOf('key-disabled'));
  const [instance] =
    saved.facts.instance?.status === 'known' ? (saved.facts.instance.value.DBInstances ?? []) : [];
  Object.assign(instance ?? {}, {
    DBInstanceAutomatedBackupsReplications: [
      {DBInstanceAutomatedBackupsArn: 'arn:aws:rds:eu-central-1:111122223333:auto-backup:ab-1'},
      {DBInstanceAutomatedBackupsArn: 'arn:aws:rds:eu-central-1:111122223333:auto-backup:ab-2'},
    ],
  });
  expect(copySimulator(saved).gaps).toContain(
    'Backups are replicated to eu-central-1, and none was read there: the copy has none.',
  );
});
