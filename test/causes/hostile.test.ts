/** Whatever AWS answers, a diagnosis comes out, and no hostile character of it. */
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {briefingOf} from '../../src/causes/briefing.ts';
import {diagnose} from '../../src/causes/diagnose.ts';
import {evidenceLines} from '../../src/causes/evidence-lines.ts';
import {isLockedOut} from '../../src/core/database.ts';
import type {Evidence} from '../../src/core/evidence.ts';
import {
  answersOfTheNight,
  evidenceOf,
  incident,
  now,
  ordersDb,
  trailEvent,
  without,
  withoutAnswer,
} from './night.ts';

const names = Object.keys(answersOfTheNight());

function everythingSaid(evidence: Evidence): string {
  const diagnosis = diagnose(evidence, incident, now);
  const briefing = briefingOf({diagnosis, evidence, incident, now, localOffsetMinutes: 0});
  const lines = evidenceLines(evidence, diagnosis.findings);
  return JSON.stringify([diagnosis, briefing, lines]);
}

test('any mixture of denied, failed and missing reads gives a diagnosis, never a false comfort', () => {
  const mixture = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...withoutAnswer)));
  fc.assert(
    fc.property(mixture, fc.shuffledSubarray(names), (gaps, kept) => {
      const answers = answersOfTheNight();
      let evidence = evidenceOf(
        Object.fromEntries(kept.map((name) => [name, answers[name] ?? {}])),
      );
      for (const [name, how] of gaps) evidence = without(evidence, name, how);
      const diagnosis = diagnose(evidence, incident, now);
      expect(diagnosis.verdict).not.toBe('healthy');
      expect(everythingSaid(evidence)).not.toBe('');
    }),
  );
});

test('the order in which facts arrive does not change the diagnosis', () => {
  const answers = answersOfTheNight();
  const expected = diagnose(evidenceOf(answers), incident, now);
  fc.assert(
    fc.property(fc.shuffledSubarray(names, {minLength: names.length}), (order) => {
      const evidence = evidenceOf(answers);
      const shuffled = Object.fromEntries(order.map((name) => [name, Reflect.get(evidence, name)]));
      expect(diagnose(shuffled, incident, now)).toEqual(expected);
    }),
  );
});

test('any text may stand in a CloudTrail record or in a key policy', () => {
  const json = fc.oneof(fc.string(), fc.json(), fc.constant('{"userIdentity":[[{}]]}'));
  fc.assert(
    fc.property(json, json, (record, policy) => {
      const answers = answersOfTheNight();
      answers['trail:DisableKey'] = {Events: [{CloudTrailEvent: record}, {}]};
      answers.keyPolicy = {Policy: policy};
      const diagnosis = diagnose(evidenceOf(answers), incident, now);
      expect(diagnosis.findings[0]?.cause).toBe('key-disabled');
    }),
  );
});

const canary = '\u001B]0;owned\u0007\u001B[2J\u202Ecanary';

test('a canary in every text of every answer leaves no control character in what is said', () => {
  const poisoned = JSON.parse(
    JSON.stringify(answersOfTheNight(), (_name, value) =>
      typeof value === 'string' ? `${canary}${value}` : value,
    ),
  );
  // What decides has to stay readable, or nothing would be said at all.
  poisoned.instance.DBInstances[0].DBInstanceStatus = ordersDb.DBInstanceStatus;
  poisoned.key.KeyMetadata.KeyState = 'Disabled';
  poisoned['trail:DisableKey'] = {
    Events: [
      {
        ...trailEvent('DisableKey', {key: poisoned.key.KeyMetadata.Arn, role: canary}),
        EventId: canary,
        Username: canary,
      },
    ],
  };
  let evidence = evidenceOf(poisoned);
  const said = [everythingSaid(evidence)];
  for (const name of names) {
    for (const how of withoutAnswer) said.push(everythingSaid(without(evidence, name, how)));
  }
  evidence = without(evidence, 'key', 'denied');
  said.push(everythingSaid(evidence));
  for (const text of said) {
    expect(text).not.toMatch(/\\u001b|\\u0007|\u202E/i);
  }
  expect(said[0]).toContain('canary');
});

test('a status that AWS never documented is neither a lock nor comfort', () => {
  fc.assert(
    fc.property(fc.string({minLength: 1}), (status) => {
      fc.pre(!isLockedOut(status));
      const answers = answersOfTheNight();
      answers.instance = {DBInstances: [{...ordersDb, DBInstanceStatus: status}]};
      const {verdict} = diagnose(evidenceOf(answers), incident, now);
      expect(['at-risk', 'undecided']).toContain(verdict);
    }),
  );
});

test('5,000 grants and a policy of 32 KB of wildcards are judged', () => {
  const answers = answersOfTheNight();
  const grants = Array.from({length: 5000}, (_, index) => ({GrantId: `g-${index}`}));
  answers.grants = {Grants: grants};
  const statement = {
    Effect: 'Deny',
    Principal: '*',
    Action: `kms:${'*a'.repeat(60)}`,
    Resource: '*',
  };
  const policy = {Statement: Array.from({length: 150}, () => statement)};
  answers.keyPolicy = {Policy: JSON.stringify(policy)};
  const evidence = evidenceOf(answers);
  // Exponential matching would not end in this life; how fast it is, the bench measures.
  const {findings} = diagnose(evidence, incident, now);
  expect(findings[0]?.cause).toBe('key-disabled');
});
