/** Plan files: what a dry run keeps, and every way in which following it is refused. */
import fs from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {fold} from '../../../src/core/apply.ts';
import {followPlan} from '../../../src/engine/plan/follow.ts';
import {movedFacts} from '../../../src/engine/plan/plan-facts.ts';
import {hashOf, type PlanFile, planFileOf} from '../../../src/engine/plan/plan-file.ts';
import {markUsed, readPlan, writePlan} from '../../../src/engine/plan/read-plan.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {rehearse} from '../../support/rehearsal.ts';

const wall = Date.UTC(2026, 2, 2, 2, 20);
const making = {id: '0b7e2c1a-5b0e-4f6e-9a2b-1c2d3e4f5a6b', wall, region: 'eu-west-1'};

async function dryRun(scenario = 'key-disabled') {
  const {entries} = await rehearse(scenario, {state: temporaryFolder(), readOnly: true});
  return fold(entries);
}

async function planOfDryRun(): Promise<PlanFile> {
  const plan = planFileOf(await dryRun(), making);
  if (!plan) throw new Error('The dry run came to no plan.');
  return plan;
}

/** A plan on the disk, its members changed and its hash made anew unless told otherwise. */
function fileWith(plan: PlanFile, change: Partial<PlanFile>, isSealed = true): string {
  const {hash, ...open} = {...plan, ...change};
  const file = path.join(temporaryFolder(), 'plan.json');
  writePlan(file, {...open, hash: isSealed ? hashOf(open) : hash});
  return file;
}

describe('a plan file', () => {
  test('has each change with its exact request and command, and no confirmation', async () => {
    const plan = await planOfDryRun();
    expect(plan.changes.map(({call, command}) => [call, command])).toEqual([
      [
        'kms:EnableKey',
        expect.stringMatching(/^aws --region eu-west-1 kms enable-key --key-id arn:aws:kms:/),
      ],
      [
        'rds:StartDBInstance',
        'aws --region eu-west-1 rds start-db-instance --db-instance-identifier orders-db',
      ],
    ]);
    expect(plan.answers).toEqual({way: 'enable-key', 'on-purpose': 'no'});
    expect(plan.facts).toContainEqual({fact: 'state of the key', value: 'Disabled'});
  });

  test('comes of nothing but a dry run that would change something', async () => {
    const {entries} = await rehearse('key-disabled', {state: temporaryFolder()});
    expect(planFileOf(fold(entries), making)).toBeUndefined();
  });

  test('is read back as it was written, for its owner alone', async () => {
    const plan = await planOfDryRun();
    const file = fileWith(plan, {});
    expect(readPlan(file, wall, temporaryFolder())).toEqual(JSON.parse(JSON.stringify(plan)));
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(() => writePlan(file, plan)).toThrow(/cannot be written/);
  });

  test.each([
    ['edited', {runbook: 'start-database'}, false, wall, /edited after it was made/],
    ['expired', {}, true, wall + 25 * 3_600_000, /expired at 2026-03-03T02:20/],
    [
      'of another format',
      {format: 'latchkey/plan/2' as 'latchkey/plan/1'},
      true,
      wall,
      /not a plan/,
    ],
  ])('that is %s is refused', async (_, change, isSealed, now, words) => {
    const file = fileWith(await planOfDryRun(), change, isSealed);
    expect(() => readPlan(file, now, temporaryFolder())).toThrow(words);
  });

  test('is followed once', async () => {
    const plan = await planOfDryRun();
    const file = fileWith(plan, {});
    const state = temporaryFolder();
    markUsed(plan, 'orders-db-1', state);
    expect(() => readPlan(file, wall, state)).toThrow(
      /followed already, by the session orders-db-1/,
    );
    expect(() => markUsed(plan, 'orders-db-2', state)).toThrow(/another session/);
  });
});

describe('following a plan', () => {
  const nobody = {
    show: () => undefined,
    refuse: () => undefined,
    ask: async () => ({type: 'answer' as const, answer: 'asked a person'}),
  };

  test('names both sides of every fact that moved', async () => {
    const plan = await planOfDryRun();
    const moved = plan.facts.map((fact) =>
      fact.fact === 'state of the key' ? {...fact, value: 'PendingDeletion'} : fact,
    );
    expect(movedFacts(moved, plan.facts)).toEqual([
      {fact: 'state of the key', then: 'PendingDeletion', now: 'Disabled'},
    ]);
    const follower = followPlan(nobody, {...plan, facts: moved}, () => undefined);
    const question = {kind: 'text' as const, title: 'x', prose: ''};
    await expect(follower.ask('x', question, await dryRun())).rejects.toMatchObject({
      nextSteps: expect.arrayContaining([
        'state of the key: PendingDeletion in the plan, Disabled now.',
      ]),
    });
  });

  test('takes the plan’s answers, and leaves every confirmation to a person', async () => {
    const plan = await planOfDryRun();
    const session = await dryRun();
    const asked = {kind: 'choice' as const, title: 'On purpose?', prose: ''};
    const options = [{id: 'no', label: 'No'}];
    const begun: string[] = [];
    const follower = followPlan(nobody, plan, ({id}) => begun.push(id));
    const answer = await follower.ask('on-purpose', {...asked, options}, session);
    expect(answer).toEqual({type: 'answer', answer: 'no', by: `plan ${plan.id}`});
    await follower.ask('on-purpose', {...asked, options}, session);
    expect(begun).toEqual([session.id]);
    const dead = [{id: 'no', label: 'No', dead: 'The key is gone.'}];
    await expect(follower.ask('on-purpose', {...asked, options: dead}, session)).rejects.toThrow(
      /The key is gone/,
    );
  });
});
