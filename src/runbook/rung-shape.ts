/** The shape of a rung: when a way applies, what it costs, and what would change the advice. */
import {z} from 'zod';
import {call, words} from './words-shape.ts';

const condition = z.strictObject({
  when: words.optional(),
  is: z.enum(['yes', 'no', 'later', 'unknown', 'out']),
  because: words,
});

const minutes = z
  .tuple([z.number().nonnegative(), z.number().positive()], {
    error: 'Write the least and the most in minutes, such as [5, 120].',
  })
  .refine(([least, most]) => least <= most, {error: 'The least stands first: [5, 120].'});

const timePart = z
  .strictObject({
    of: words,
    from: z.enum(['aws', 'estimate', 'open'], {
      error: 'Write where the figure is from: aws, estimate, or open where nobody can say.',
    }),
    minutes: minutes.optional(),
    says: words.optional(),
    section: z
      .string({error: 'Write the section in quotes, such as "2.11".'})
      .regex(/^\d+(\.\d+)*$/, {error: 'A section of docs/facts/aws.md, such as "2.11".'})
      .optional(),
    when: words.optional(),
    measure: z.array(call).min(1).optional(),
  })
  .refine((part) => (part.from === 'open') === (part.minutes === undefined), {
    path: ['minutes'],
    error: 'Give minutes, or write "from: open" where nobody can say: one of the two.',
  })
  .refine((part) => part.section !== undefined || (part.from !== 'aws' && !part.says), {
    path: ['section'],
    error: 'What AWS says needs its section of docs/facts/aws.md.',
  });

const applies = z
  .array(condition)
  .min(1)
  .refine((cases) => cases.at(-1)?.when === undefined, {
    error: 'The last case has no "when": it says what holds otherwise.',
  })
  .refine((cases) => cases.slice(0, -1).every(({when}) => when !== undefined), {
    error: 'Only the last case has no "when"; those after it would never be reached.',
  });

/** A rung as it is written in the front matter. */
export const rungShape = z.strictObject({
  order: z.int({error: 'Write a whole number; rungs stand in this order.'}),
  applies,
  undo: words,
  // Words alone, as runbooks of before have it, say nothing of where they come from.
  time: z.union([words, z.array(timePart).min(1)], {
    error: 'Write words, or a list of parts such as {of: the start, minutes: [5, 120], …}.',
  }),
  price: words.optional(),
  risk: words.optional(),
  unless: words,
});

/** Members that may stand below each name of a rung, for suggestions. */
export const rungMembers = {
  rung: Object.keys(rungShape.shape),
  applies: Object.keys(condition.shape),
  time: Object.keys(timePart.shape),
};
