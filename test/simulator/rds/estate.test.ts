/** A large estate: found by key and by name without a search, saved without what helps to find. */
import {DisableKeyCommand, KMSClient} from '@aws-sdk/client-kms';
import {DescribeDBInstancesCommand} from '@aws-sdk/client-rds';
import {beforeAll, describe, expect, it} from 'vitest';
import {
  createSimulator,
  readScenario,
  requestHandler,
  restoreSimulator,
  type Simulator,
} from '../../../src/simulator/simulator.ts';
import {database, day, hour, locked} from '../support.ts';
import {home, rdsIn} from './support.ts';

const keys = Array.from({length: 200}, (_, index) => ({
  KeyId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  created: '2024-05-28T08:11:40Z',
}));

/** A thousand databases, five on each key. */
function largeEstate(): Simulator {
  const instances = Array.from({length: 1000}, (_, index) =>
    database(`db-${index}`, {KmsKeyId: keys[index % keys.length]?.KeyId}),
  );
  const scenario = {
    id: 'large',
    title: 'A large estate',
    summary: 'A thousand databases',
    cause: 'key-disabled',
    difficulty: 'hard',
    database: 'db-0',
    accountId: '111122223333',
    region: home,
    start: '2026-03-01T12:00:00Z',
    operator: 'mara',
    principals: {mara: {role: 'OnCallResponder', session: 'mara', allow: ['*']}},
    estate: {keys, instances},
  };
  return createSimulator(readScenario(JSON.stringify(scenario), 'large.yaml'));
}

async function lockedIn(simulator: Simulator): Promise<string[]> {
  const found: string[] = [];
  let Marker: string | undefined;
  do {
    const page = await rdsIn(simulator).send(new DescribeDBInstancesCommand({Marker}));
    for (const {DBInstanceIdentifier: id = '', DBInstanceStatus} of page.DBInstances ?? []) {
      if (DBInstanceStatus === locked) found.push(id);
    }
    Marker = page.Marker;
  } while (Marker !== undefined);
  return found.sort();
}

async function disableAndWait(simulator: Simulator): Promise<void> {
  const kms = new KMSClient({
    region: home,
    credentials: simulator.operator,
    requestHandler: requestHandler(simulator),
    maxAttempts: 1,
  });
  await kms.send(new DisableKeyCommand({KeyId: keys[7]?.KeyId}));
  simulator.advance(4 * hour);
}

describe('a thousand databases on two hundred keys', () => {
  let saved: ReturnType<Simulator['save']>;
  beforeAll(() => {
    saved = largeEstate().save();
  });

  it('locks out the five on a lost key and no other', async () => {
    const simulator = restoreSimulator(saved);
    await disableAndWait(simulator);
    expect(await lockedIn(simulator)).toEqual(['db-207', 'db-407', 'db-607', 'db-7', 'db-807']);
  });

  it('is the same after a week whether it was saved on the way or not', () => {
    const straight = restoreSimulator(saved);
    straight.advance(2 * day);
    const halfway = restoreSimulator(straight.save());
    straight.advance(2 * day);
    halfway.advance(2 * day);
    expect(halfway.save()).toEqual(straight.save());
  });
});
