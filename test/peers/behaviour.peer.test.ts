/** Conversations with served accounts, held by boto3: answers, codes, texts and statuses. */
import {describe, expect, it} from 'vitest';
import {services} from '../../src/simulator/services/catalog.ts';
import {storyAccount} from '../support/stories/play.ts';
import {hasPython} from './boto3.ts';
import {conversations} from './conversations/all.ts';
import {converse} from './converse.ts';
import {likelyInput} from './likely-input.ts';

// Codes that no operation's model lists (facts/aws.md §8).
const common =
  /^(AccessDenied(Exception)?|InvalidParameter(Value|Combination)|MissingParameter|ValidationException|ValidationError|SerializationException|InvalidAction|UnknownOperationException)$/;

describe.skipIf(!hasPython('boto3'))('boto3', {timeout: 60_000}, () => {
  for (const {about, account, steps} of conversations) {
    describe(`in conversation with ${about}`, () => {
      const {simulator, credentials} = account();
      converse(steps, simulator, credentials);
    });
  }

  describe('with an input that its schema allows', () => {
    const line = converse([], storyAccount());
    const all = services.flatMap(({prefix, operations}) =>
      [...operations.values()].map((one) => ({name: `${prefix}:${one.schema[2]}`, one})),
    );

    it.each(all)('$name is answered, or refused with a code of its model', async (operation) => {
      const {name, one} = operation;
      const seen = await line.call(name, likelyInput(one.schema[4]));
      if (seen.unknown) return;
      expect(seen.failure).toBeUndefined();
      if (seen.error) {
        expect(seen.error.status).toBeLessThan(500);
        const isKnown = seen.errors?.includes(seen.error.code) || common.test(seen.error.code);
        expect([seen.error, isKnown]).toEqual([seen.error, true]);
      } else expect(seen.status).toBe(200);
    });
  });
});
