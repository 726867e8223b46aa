/** Answers that somebody might give against the advice, and where they lead. */
import * as z from 'zod';

/** One set of answers, by step id. */
export const wrongSchema = z.strictObject({
  says: z.string(),
  answers: z.record(z.string(), z.string()),
  ends: z.enum(['recovered', 'handed-over', 'cancelled', 'failed', 'waiting', 'nothing-to-do']),
});
