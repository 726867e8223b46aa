/** A plan that ends without mending it: the operator chooses again, and the choice is followed. */
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {performed, rehearse} from '../support/rehearsal.ts';

test('after a plan that mended nothing another way is offered and taken', async () => {
  const ways = ['start-database', 'enable-key'];
  const played = await rehearse('key-disabled', {
    state: temporaryFolder(),
    answer: (step, question) => {
      if (step === 'way') return ways.shift();
      // The first start is refused, for the key is Disabled: go on to another way.
      return question.kind === 'failure' ? 'way' : undefined;
    },
  });
  expect(played.closed.outcome).toBe('recovered');
  expect(performed(played.entries)).toEqual(['kms:EnableKey', 'rds:StartDBInstance']);
});

test('a plan whose application does not answer is diagnosed anew, never looped', async () => {
  let looks = 0;
  const played = await rehearse('key-disabled', {
    state: temporaryFolder(),
    answer: (step) => {
      if (step !== 'answers') return undefined;
      looks += 1;
      return looks === 1 ? 'no' : 'yes';
    },
  });
  expect(looks).toBe(1);
  // The database is healthy again; what else ails the application is not its key.
  expect(played.closed.outcome).toBe('recovered');
  expect(performed(played.entries)).toEqual(['kms:EnableKey', 'rds:StartDBInstance']);
});
