/** Conversations with a served account, held by boto3: answers, codes, texts and statuses. */
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {services} from '../../src/simulator/services/catalog.ts';
import {type Served, serve} from '../../src/simulator/simulator.ts';
import {storyAccount} from '../support/stories/play.ts';
import {type Boto3, hasPython, type Seen, startBoto3} from './boto3.ts';
import {clusterConversation} from './conversations/clusters.ts';
import {identityConversation} from './conversations/identity.ts';
import {kmsConversation} from './conversations/kms.ts';
import {otherConversation} from './conversations/others.ts';
import {rdsConversation} from './conversations/rds.ts';
import type {Kept, Step} from './conversations/step.ts';
import {likelyInput} from './likely-input.ts';

const conversation: readonly Step[] = [
  ...kmsConversation,
  ...rdsConversation,
  ...otherConversation,
  ...clusterConversation,
  ...identityConversation,
];

// Codes that no operation's model lists (facts/aws.md §8).
const common =
  /^(AccessDenied(Exception)?|InvalidParameter(Value|Combination)|MissingParameter|ValidationException|ValidationError|SerializationException|InvalidAction|UnknownOperationException)$/;

describe.skipIf(!hasPython('boto3'))('boto3', {timeout: 60_000}, () => {
  const simulator = storyAccount();
  const kept: Kept = {};
  let checked = 0;
  let boto3: Boto3;
  let served: Served;
  beforeAll(async () => {
    boto3 = startBoto3();
    served = await serve(simulator, {port: 0, speed: 0});
  });
  afterAll(async () => {
    process.stdout.write(`boto3: ${checked} answers and refusals checked.\n`);
    await Promise.all([boto3.end(), served.close()]);
  });

  function call(name: string, input: object): Promise<Seen> {
    const [service = '', operation = ''] = name.split(':');
    const {endpoint} = served;
    checked += 1;
    return boto3.call({service, operation, input, endpoint, credentials: simulator.operator});
  }

  describe('in conversation', () => {
    for (const [index, step] of conversation.entries()) {
      const {refuses, answers} = step;
      it(`${index + 1}. ${step.call} ${refuses ? `is refused: ${refuses.code}` : 'is answered'}`, async () => {
        simulator.advance(step.after ?? 0);
        const input = typeof step.input === 'function' ? step.input(kept) : (step.input ?? {});
        const seen = await call(step.call, input);
        expect(seen.failure).toBeUndefined();
        if (refuses) {
          const {message = /^/, ...rest} = refuses;
          expect(seen.error).toMatchObject(rest);
          if (typeof message === 'string') expect(seen.error?.message).toBe(message);
          else expect(seen.error?.message).toMatch(message);
          return;
        }
        expect(seen.error).toBeUndefined();
        expect(seen).toMatchObject({status: 200, output: answers ?? {}});
        keep(step, seen);
      });
    }
  });

  describe('by every other operation', () => {
    const spoken = new Set(conversation.filter(({refuses}) => !refuses).map((step) => step.call));
    const others = services.flatMap(({prefix, operations}) =>
      [...operations.values()]
        .map((operation) => ({name: `${prefix}:${operation.schema[2]}`, operation}))
        .filter(({name}) => !spoken.has(name)),
    );
    it('makes at least 150 calls with those above', () => {
      expect(conversation.length + others.length).toBeGreaterThanOrEqual(150);
    });

    it.each(others)('$name is answered, or refused with a code of its model', async (other) => {
      const seen = await call(other.name, likelyInput(other.operation.schema[4]));
      if (seen.unknown) return;
      expect(seen.failure).toBeUndefined();
      if (seen.error) {
        expect(seen.error.status).toBeLessThan(500);
        const isKnown = seen.errors?.includes(seen.error.code) || common.test(seen.error.code);
        expect([seen.error, isKnown]).toEqual([seen.error, true]);
      } else expect(seen.status).toBe(200);
    });
  });

  function keep({keeps}: Step, {output}: Seen): void {
    if (!keeps) return;
    const [name, ...path] = keeps;
    const found = path.reduce<unknown>((value, part) => Object(value)[part], output);
    expect(found).toEqual(expect.any(String));
    kept[name] = String(found);
  }
});
