/** The shapes of a lesson's front matter and blocks. */
import * as z from 'zod';
import type {Outcome} from '../../core/entry.ts';
import {classes} from './classes.ts';

const text = z.string({error: 'Write a text here, in quotes where it holds a colon or a brace.'});
const words = text.min(1, {error: 'Write something here, or leave the member out.'});
const slug = words.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
  error: 'An id is lower case words joined by hyphens, such as "key-switched-off".',
});
const call = words.regex(/^[a-z][a-z0-9-]*:[A-Z][A-Za-z0-9]+$/, {
  error: 'A call is its service and its operation, such as "kms:EnableKey".',
});
const points = z
  .number({error: 'Write a whole number of points.'})
  .int({error: 'Write a whole number of points.'})
  .min(0, {error: 'Points cannot be negative.'})
  .max(100, {error: 'A lesson has 100 points in all.'});
const count = z
  .number({error: 'Write a whole number.'})
  .int({error: 'Write a whole number.'})
  .min(1, {error: 'Count from 1.'});
const flag = z.boolean({error: 'Write true or false.'});
const input = z.record(z.string(), z.json(), {error: 'Write the parameters as a map.'});

const outcomes = [
  'recovered',
  'nothing-to-do',
  'handed-over',
  'waiting',
  'cancelled',
  'failed',
] as const satisfies readonly Outcome[];

const deed = z.strictObject({as: words, call, with: input.default({})});

const choice = z.strictObject({
  id: slug,
  label: words,
  because: words,
  right: flag.default(false),
  does: z.array(deed).default([]),
});

const move = z.strictObject({
  words,
  answer: z.strictObject({step: words, is: words}).optional(),
  call: call.optional(),
  by: z.enum(['latchkey', 'hand'], {error: 'Write latchkey or hand.'}).default('latchkey'),
  refused: flag.default(false),
  as: words.optional(),
  with: input.default({}),
  minute: z.number({error: 'Write a whole number of minutes.'}).int().min(0).optional(),
  after: z.number({error: 'Write a number of minutes.'}).min(0).default(0),
  note: words.optional(),
  hint: count.optional(),
  ends: z.enum(outcomes, {error: `One of ${outcomes.join(', ')}.`}).optional(),
});

/** The front matter of a lesson. */
export const frontShape = z.strictObject({
  id: slug,
  order: count,
  title: words,
  minutes: count,
  scenario: slug,
  caller: words,
  learns: words,
  needs: z.array(slug).default([]),
  coach: z.enum(['on', 'quiet'], {error: 'Write on or quiet.'}).default('on'),
  solved: words,
  runbooks: z.array(slug).default([]),
  evidence: z.array(z.strictObject({call, why: words})).default([]),
});

/** The fenced blocks of a lesson, by the word behind the fence. */
export const blockShapes = {
  objective: z.strictObject({
    id: slug,
    class: z.enum(classes, {error: `One of ${classes.join(', ')}.`}),
    points,
    title: words,
    when: words,
    missed: words,
  }),
  question: z.strictObject({
    id: slug,
    points,
    title: words,
    when: words.default('`true`'),
    choices: z.array(choice).min(2, {error: 'A question needs two choices at least.'}),
  }),
  hint: z.strictObject({level: count, about: words, price: points, text: words}),
  forbidden: z.strictObject({id: slug, title: words, when: words, cap: points, cost: words}),
  comment: z.strictObject({id: slug, when: words, says: words}),
  path: z.strictObject({
    id: slug,
    title: words,
    score: points,
    solved: flag.default(true),
    moves: z.array(move).min(1),
  }),
};

/** The word behind a fence. */
export type BlockName = keyof typeof blockShapes;

/** Names for "did you mean": members of each block, and of the lists in it. */
export const lessonMembers: {readonly [name: string]: readonly string[]} = {
  front: Object.keys(frontShape.shape),
  ...Object.fromEntries(
    Object.entries(blockShapes).map(([name, shape]) => [name, Object.keys(shape.shape)]),
  ),
  evidence: ['call', 'why'],
  choices: Object.keys(choice.shape),
  does: Object.keys(deed.shape),
  moves: Object.keys(move.shape),
  answer: ['step', 'is'],
};

/** True for a block that belongs to a lesson. */
export function isBlockName(name: string): name is BlockName {
  return Object.hasOwn(blockShapes, name);
}
