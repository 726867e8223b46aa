/** A login that ends before a wait does is seen coming, in the question that begins the wait. */
import {expect, test} from 'vitest';
import type {Question} from '../../src/core/question.ts';
import {temporaryFolder} from '../support/folder.ts';
import {rehearse} from '../support/rehearsal.ts';

const minute = 60_000;

/** Night A on an AWS that is taken for the real one, with a login that ends so long after it began. */
async function night(minutes: number | undefined, rehearsal = false) {
  const {entries} = await rehearse('key-disabled', {
    state: temporaryFolder(),
    taken: (world) => {
      const endsAt = minutes === undefined ? undefined : world.simulator.now() + minutes * minute;
      return {
        ...world,
        kind: rehearsal ? 'simulated' : 'live',
        rehearsal,
        wall: world.simulator.now,
        door: {...world.door, loginEndsAt: () => endsAt},
      };
    },
  });
  const asked = (step: string): Question | undefined =>
    entries.filter((entry) => entry.type === 'asked').find((entry) => entry.step === step)
      ?.question;
  const loginOf = (question?: Question) =>
    question?.kind === 'confirm' ? question.login : undefined;
  const way = asked('way');
  return {
    ofWay: way?.kind === 'way' ? way.ways.find(({recommended}) => recommended)?.login : undefined,
    ofEnable: loginOf(asked('enable')),
    ofStart: loginOf(asked('start')),
  };
}

const after = 'if it does not renew itself, log in again when asked; AWS goes on meanwhile';

test('one that outlasts every wait is said with the way, and holds nobody up', async () => {
  expect(await night(240)).toEqual({
    ofWay: {isEnough: true, words: 'valid until 06:14 UTC, longer than the longest wait'},
    ofEnable: undefined,
    ofStart: undefined,
  });
});

test('one that ends during the start is announced before it, not before what is quick', async () => {
  const {ofWay, ofEnable, ofStart} = await night(44);
  expect(ofWay?.isEnough).toBe(false);
  expect(ofEnable).toBeUndefined();
  expect(ofStart).toBe(`valid until 02:58 UTC, but the wait may last until 04:14 UTC: ${after}`);
});

test('nothing is said where no end is known or it is over, and in a rehearsal', async () => {
  const nothing = {ofWay: undefined, ofEnable: undefined, ofStart: undefined};
  expect(await night(-10)).toEqual(nothing);
  expect(await night(undefined)).toEqual(nothing);
  expect(await night(44, true)).toEqual(nothing);
});
