/** The shipped scenarios, observed through the real door: right cause, and none of it by luck. */
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {observe} from '../../src/aws/observe/observe.ts';
import {briefingOf} from '../../src/causes/briefing.ts';
import {diagnose} from '../../src/causes/diagnose.ts';
import {isoTime} from '../../src/core/clock.ts';
import type {Evidence} from '../../src/core/evidence.ts';
import type {Incident} from '../../src/core/incident.ts';
import {simulatedWorld} from '../../src/engine/worlds/simulated.ts';
import {without, withoutAnswer} from './night.ts';

const folder = fileURLToPath(new URL('../../runbooks/scenarios', import.meta.url));

type Seen = {readonly evidence: Evidence; readonly incident: Incident; readonly now: string};

async function seen(scenario: string, database?: string): Promise<Seen> {
  const options = {readOnly: true, pace: 0, onCall: () => undefined};
  const world = await simulatedWorld(folder, scenario, options);
  const identifier = database ?? world.simulator.database;
  const {clock, door} = world;
  const evidence = await observe(door, {identifier}, {clock, onFact: () => undefined});
  const {accountId, region} = world.simulator;
  world.close();
  return {
    evidence,
    incident: {database: {identifier}, accountId, region},
    now: isoTime(clock.now()),
  };
}

const expected = [
  ['key-disabled', undefined, 'locked-out', 'key-disabled'],
  ['key-disabled', 'sessions-db', 'at-risk', 'key-disabled'],
  ['key-disabled', 'customer-profiles', 'healthy', undefined],
  ['key-disabled', 'accounts', 'healthy', undefined],
  ['key-disabled', 'static-content', 'healthy', undefined],
  ['restored-not-started', undefined, 'restored-not-started', 'restored-not-started'],
  ['recoverable-window-passed', undefined, 'locked-out', 'key-disabled'],
] as const;

describe.each(expected)('%s, database %s', (scenario, database, verdict, cause) => {
  test(`is ${verdict}`, async () => {
    const {evidence, incident, now} = await seen(scenario, database);
    const diagnosis = diagnose(evidence, incident, now);
    expect(diagnosis.verdict).toBe(verdict);
    expect(diagnosis.findings[0]?.cause).toBe(cause);
  });

  test('stays honest with any one read taken away', async () => {
    const {evidence, incident, now} = await seen(scenario, database);
    const isLocked = verdict !== 'healthy' && verdict !== 'at-risk';
    for (const name of Object.keys(evidence)) {
      for (const how of withoutAnswer.slice(0, 3)) {
        const diagnosis = diagnose(without(evidence, name, how), incident, now);
        const verdicts = isLocked ? [verdict, 'undecided'] : [verdict, 'undecided', 'at-risk'];
        expect(verdicts, `${name} ${how}`).toContain(diagnosis.verdict);
      }
    }
  });
});

test('key-disabled tells who, when, how many keys, until when, and who else', async () => {
  const {evidence, incident, now} = await seen('key-disabled');
  const diagnosis = diagnose(evidence, incident, now);
  const briefing = briefingOf({diagnosis, evidence, incident, now, localOffsetMinutes: 60});
  const row = (label: string) => briefing.rows.find((each) => each.label === label)?.lines;
  expect(briefing.headline).toBe('The KMS key of orders-db was switched off.');
  expect(row('Who and when')).toEqual([
    'role ci-cleanup, session nightly-4711, DisableKey',
    '1 Mar 23:41:07 UTC, 2 h 33 min ago (CloudTrail)',
    expect.stringMatching(/^from 203\.0\.113\.7, event [0-9a-f-]{36}$/),
    'the same session disabled 2 other keys in the same minute',
  ]);
  expect(row('How long')?.[0]).toBe(
    'Until 9 Mar 01:52 UTC (02:52 local) a start is enough; after that, says AWS, only a backup.',
  );
  expect(row('Also on it')).toEqual([
    '2 databases: billing-db locked out, sessions-db at risk',
    expect.stringContaining('58 snapshots, 2 automated backups'),
  ]);
});
