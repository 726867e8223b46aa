/** The shapes of front matter and of a step block, and which members belong to which kind. */
import * as z from 'zod';
import type {FactName} from '../core/evidence.ts';
import type {StepKind} from '../core/plan.ts';
import {parseDuration} from './duration.ts';
import {rungMembers, rungShape} from './rung-shape.ts';
import {call, words} from './words-shape.ts';

const text = z.string({error: 'Write a text here, in quotes where it holds a colon or a brace.'});
const slug = words.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
  error: 'An id is lower case words joined by hyphens, such as "enable-key".',
});
const duration = text.transform((value, context) => {
  const seconds = parseDuration(value);
  if (seconds !== undefined) return seconds;
  context.addIssue('A duration is a number and s, m, h or d, such as "90s" or "2h".');
  return z.NEVER;
});
const input = z.record(z.string(), z.json(), {
  error: 'Write the parameters as a map, or {from: name} of a computation.',
});
const prompt = words.nullable();

const named = z.strictObject({from: words});

const job = z.strictObject({
  read: call,
  by: words,
  shows: words,
  percent: words.optional(),
  fails: words,
  because: words,
});

const verify = z.strictObject({
  read: call,
  with: input.default({}),
  region: words.optional(),
  until: words,
  arrived: words.optional(),
  fails: words.optional(),
  shows: words.optional(),
  percent: words.optional(),
  also: named.optional(),
  job: job.optional(),
  within: duration,
  every: duration.default(15),
});

const undo = z
  .strictObject({call: call.optional(), with: input.optional(), words: words.optional()})
  .transform((value, context) => {
    const {call: undoCall, words: undoWords} = value;
    if (undoCall !== undefined && undoWords === undefined) {
      return {call: undoCall, with: value.with ?? {}};
    }
    if (undoCall === undefined && undoWords !== undefined) return {words: undoWords};
    context.addIssue('Write either {call, with} or {words}.');
    return z.NEVER;
  });

const option = z.strictObject({
  id: slug,
  label: words,
  detail: words.optional(),
  recommended: z.boolean({error: 'Write true or false.'}).optional(),
  then: z.enum(['continue', 'diagnose', 'stop', 'again']).optional(),
});

/** The facts that a step may keep an answer as: the lost database and the restored one. */
const keptFacts = [
  ...(['lostInstance', 'lostCluster', 'lostMembers', 'lostEndpoints', 'lostNow'] as const),
  ...(['restoredInstance', 'restoredCluster', 'restoredMembers', 'restoredEndpoints'] as const),
] as const satisfies readonly FactName[];

/** Every member a step block may have; `kinds` says which belong together. */
export const stepShape = z.strictObject({
  id: slug,
  read: call.optional(),
  gather: words.optional(),
  change: call.optional(),
  choose: prompt.optional(),
  ask: prompt.optional(),
  manual: prompt.optional(),
  wait: prompt.optional(),
  connect: prompt.optional(),
  run: words.optional(),
  stop: prompt.optional(),
  only: z.enum(['instance', 'cluster']).optional(),
  when: words.optional(),
  otherwise: words.optional(),
  each: words.optional(),
  with: input.optional(),
  region: words.optional(),
  assert: words.optional(),
  fact: z.enum(keptFacts).optional(),
  again: words.optional(),
  save: z.record(z.string(), words).optional(),
  confirm: z.enum(['yes', 'type']).optional(),
  'require-approval': z.boolean({error: 'Write true or false.'}).optional(),
  name: words.optional(),
  why: words.optional(),
  effect: words.optional(),
  risk: words.optional(),
  undo: undo.optional(),
  verify: verify.optional(),
  review: named.optional(),
  expects: z.enum(['file', 'folder', 'date']).optional(),
  text: named.optional(),
  retry: z.strictObject({on: z.array(words).min(1), within: duration}).optional(),
  onFailure: z.literal('continue').optional(),
  options: z.union([z.array(option).min(1), named]).optional(),
  target: words.optional(),
  outcome: z.enum(['handed-over', 'failed']).optional(),
});

/** A step block as written, checked and with its defaults. */
export type StepBlock = z.infer<typeof stepShape>;

const always = ['id', 'only', 'when', 'otherwise', 'each', 'why', 'onFailure'];

/** The members of each kind beside its own name, and those it cannot do without. */
export const kinds: {
  readonly [Kind in StepKind]: {
    readonly may: readonly string[];
    readonly must: readonly string[];
  };
} = {
  read: {may: [...always, 'with', 'region', 'assert', 'fact', 'save'], must: []},
  gather: {may: always, must: []},
  change: {
    may: [
      ...always,
      ...[
        'with',
        'region',
        'confirm',
        'require-approval',
        'name',
        'effect',
        'risk',
        'undo',
        'verify',
        'review',
        'retry',
        'target',
      ],
    ],
    must: [],
  },
  choose: {may: [...always, 'options', 'again', 'text'], must: ['options']},
  ask: {may: [...always, 'options', 'again', 'expects', 'text'], must: []},
  manual: {may: [...always, 'options', 'again', 'text'], must: []},
  wait: {may: [...always, 'verify'], must: ['verify']},
  connect: {may: always, must: []},
  run: {may: always, must: []},
  stop: {may: [...always, 'outcome'], must: []},
};

/** The names of the kinds. */
export const kindNames: readonly string[] = Object.keys(kinds);

/** True for the name of a kind. */
export function isKind(name: string): name is StepKind {
  return Object.hasOwn(kinds, name);
}

/** The front matter of a runbook. */
export const frontShape = z.strictObject({
  id: slug,
  title: words,
  serves: z.array(text).default([]),
  rung: rungShape.optional(),
});

/** Members that may stand below a name, for suggestions; the empty name is a step block. */
export const memberNames: {readonly [parent: string]: readonly string[]} = {
  '': Object.keys(stepShape.shape),
  front: Object.keys(frontShape.shape),
  ...rungMembers,
  verify: Object.keys(verify.shape),
  job: Object.keys(job.shape),
  undo: ['call', 'with', 'words'],
  retry: ['on', 'within'],
  options: Object.keys(option.shape),
};
