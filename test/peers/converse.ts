/** Holds a conversation with a served account through boto3, a test for each step. */
import {afterAll, beforeAll, expect, it} from 'vitest';
import {type Served, type Simulator, serve} from '../../src/simulator/simulator.ts';
import {type Boto3, type Credentials, type Seen, startBoto3} from './boto3.ts';
import type {Kept, Step} from './conversations/step.ts';

/** Makes further calls in the same account. */
export type Line = {call(name: string, input: object, region?: string): Promise<Seen>};

/** Declares the tests of the steps, and what they need before and after them. */
export function converse(
  steps: readonly Step[],
  simulator: Simulator,
  credentials: Credentials = simulator.operator,
): Line {
  const kept: Kept = {};
  let boto3: Boto3;
  let served: Served;
  beforeAll(async () => {
    boto3 = startBoto3();
    served = await serve(simulator, {port: 0, speed: 0});
  });
  afterAll(() => Promise.all([boto3.end(), served.close()]));

  function call(name: string, input: object, region?: string): Promise<Seen> {
    const [service = '', operation = ''] = name.split(':');
    const {endpoint} = served;
    return boto3.call({service, operation, input, endpoint, credentials, region});
  }

  for (const [index, step] of steps.entries()) {
    const {refuses} = step;
    it(`${index + 1}. ${step.call} ${refuses ? `is refused: ${refuses.code}` : 'is answered'}`, async () => {
      simulator.advance(step.after ?? 0);
      const input = typeof step.input === 'function' ? step.input(kept) : (step.input ?? {});
      const seen = await call(step.call, input, step.region);
      if (seen.unknown) return;
      expect(seen.failure).toBeUndefined();
      if (refuses) expectRefusal(refuses, seen);
      else expectAnswer(step, seen, kept);
    });
  }
  return {call};
}

function expectRefusal(refuses: NonNullable<Step['refuses']>, {error}: Seen): void {
  const {message = /^/, ...rest} = refuses;
  expect(error).toMatchObject(rest);
  if (typeof message === 'string') expect(error?.message).toBe(message);
  else expect(error?.message).toMatch(message);
}

function expectAnswer({answers = {}, keeps}: Step, seen: Seen, kept: Kept): void {
  expect(seen.error).toBeUndefined();
  expect(seen).toMatchObject({status: 200, output: withPatterns(answers)});
  for (const [name, ...path] of keepsOf(keeps)) {
    const found = path.reduce<unknown>((value, part) => Object(value)[part], seen.output);
    expect(found).toEqual(expect.any(String));
    kept[name] = String(found);
  }
}

function keepsOf(keeps: Step['keeps'] = []): readonly (readonly [string, ...string[]])[] {
  const [first] = keeps;
  return typeof first === 'string' ? [keeps as [string]] : (keeps as [string][]);
}

/** Regular expressions become what vitest holds against a text. */
function withPatterns(expected: unknown): unknown {
  if (expected instanceof RegExp) return expect.stringMatching(expected);
  if (Array.isArray(expected)) return expected.map(withPatterns);
  if (typeof expected !== 'object' || expected === null) return expected;
  const members = Object.entries(expected).map(([name, one]) => [name, withPatterns(one)]);
  return Object.fromEntries(members);
}
