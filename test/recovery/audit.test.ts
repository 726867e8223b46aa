/**
 * Every kind of backup, and every trouble of a restore, played to its end and with one wrong choice;
 * and at the wire, nothing that deletes ever left.
 */
import {describe, expect, test} from 'vitest';
import type {Entry} from '../../src/core/entry.ts';
import {type Question, recommendedAnswer, refusalOf} from '../../src/core/question.ts';
import type {SimulatedWorld} from '../../src/engine/worlds/simulated.ts';
import {temporaryFolder} from '../support/folder.ts';
import {type Played, performed, rehearse} from '../support/rehearsal.ts';
import {type Answers, type Row, rows, wanted} from './audit-rows.ts';

test('every source and every trouble has a night of its own', () => {
  const covered = new Set(rows.flatMap(({covers}) => covers));
  expect(wanted.filter((one) => !covered.has(one))).toEqual([]);
});

test.each(rows)('$covers: $scenario ends $ends with $made', async (row) => {
  const played = await play(row, row.answers ?? {});
  expect(played.closed.outcome, played.closed.summary).toBe(row.ends);
  const made = performed(played.entries).filter((call) => /Restore|Copy|Promote/.test(call));
  expect(made).toEqual(row.made);
  deletesNothing(played);

  if ('step' in row.wrong) {
    const {step, choice, says} = row.wrong;
    const question = askedAt(played.entries, step);
    const id =
      question.kind === 'choice' || question.kind === 'failure'
        ? question.options.find((option) => choice.test(option.id))?.id
        : undefined;
    // A choice that the table does not have is refused as well.
    expect(refusalOf(question, id ?? choice.source.replace(/[$^]/g, ''))).toMatch(says);
    return;
  }
  const wrong = await play({...row, act: undefined}, row.wrong.answers);
  expect(wrong.closed.outcome).not.toBe('recovered');
  expect(wrong.closed.summary).toMatch(row.wrong.says);
  deletesNothing(wrong);
});

describe.each(['nothing-opens', 'aurora-nothing-opens'])('%s', (scenario) => {
  test('has a reason for every kind of backup, and names the keys that would open some', async () => {
    const played = await play({scenario}, {});
    const question = askedAt(played.entries, 'source');
    const options = question.kind === 'choice' ? question.options : [];
    const backups = options.filter(({id}) => id.includes('/'));
    const alive = backups.filter(({dead}) => dead === undefined).map(({id}) => id);
    expect(alive).toEqual([]);
    const kinds = new Set(backups.map(({id}) => id.slice(0, id.indexOf('/'))));
    expect([...kinds].toSorted()).toEqual(
      scenario === 'nothing-opens'
        ? [
            ...['copy', 'point-in-time', 'replica@eu-central-1', 'replicated@eu-central-1'],
            ...['retained', 'snapshot', 'snapshot@eu-central-1'],
          ]
        : [
            ...['clone', 'cluster-copy', 'cluster-point-in-time', 'cluster-replica@eu-central-1'],
            ...['cluster-retained', 'cluster-snapshot', 'cluster-snapshot@eu-central-1'],
          ],
    );
    const reason =
      /^\S.* cannot be restored: (its key .+ (does not exist any more|is Disabled|is PendingDeletion and will be deleted .+)|its status is \S+)\.$/;
    expect(backups.filter(({dead = ''}) => !reason.test(dead))).toEqual([]);
    const none = options.find(({id}) => id === 'none');
    expect(none?.recommended).toBe(true);
    expect(none?.detail).toMatch(
      /first a key has to come back, then look again: alias\/orders-dr \(PendingDeletion\) opens \d+ backups; .+ of eu-central-1 \(Disabled\) opens \d backups; .+ of account 222233334444 \(Disabled\) opens 1 backup$/,
    );
  });
});

/** A rehearsal in which somebody else may act once before an answer. */
async function play({scenario, act}: Pick<Row, 'scenario' | 'act'>, answers: Answers) {
  let world: SimulatedWorld | undefined;
  let isDone = false;
  return rehearse(scenario, {
    state: temporaryFolder(),
    prepare: (made) => {
      world = made;
    },
    frontEnd: () => ({
      show: () => undefined,
      refuse: (reason) => {
        throw new Error(`An answer was refused: ${reason}`);
      },
      ask: async (step, question) => {
        if (act && world && step === act.at && !isDone) {
          isDone = true;
          await act.do(world);
        }
        const answer = answers[step] ?? recommendedAnswer(question);
        if (answer === undefined) throw new Error(`Nothing is recommended at ${step}.`);
        return {type: 'answer', answer, by: 'test'};
      },
    }),
  });
}

function askedAt(entries: readonly Entry[], step: string): Question {
  const asked = entries.find((entry) => entry.type === 'asked' && entry.step === step);
  if (asked?.type !== 'asked') throw new Error(`Nothing was asked at ${step}.`);
  return asked.question;
}

function deletesNothing({world}: Played): void {
  const {simulator} = world;
  const mine = simulator.requests().filter(({principal}) => principal === simulator.operator.arn);
  expect(mine.length).toBeGreaterThan(0);
  expect(mine.filter(({operation}) => operation.startsWith('Delete'))).toEqual([]);
}
