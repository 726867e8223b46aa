/** The shapes of a text and of a call, as front matter and step blocks share them. */
import {z} from 'zod';

/** A text that says something. */
export const words = z
  .string({error: 'Write a text here, in quotes where it holds a colon or a brace.'})
  .min(1, {error: 'Write something here, or leave the member out.'});

const callError = 'A call is its service and its operation, such as "kms:EnableKey".';

/** `kms:EnableKey`. */
export const call = z
  .templateLiteral([z.string(), ':', z.string()], {error: callError})
  .refine((value) => /^[a-z][a-z0-9-]*:[A-Z][A-Za-z0-9]+$/.test(value), {error: callError});
