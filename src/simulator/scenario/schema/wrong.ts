/** Other nights than the recommended one: other answers, or a colleague who was there first. */
import * as z from 'zod';
import {callBeforeSchema} from './timeline.ts';

/** One set of answers, by step id; `before` are calls that others make before the session begins. */
export const wrongSchema = z.strictObject({
  says: z.string(),
  answers: z.record(z.string(), z.string()),
  before: z.array(callBeforeSchema).optional(),
  ends: z.enum(['recovered', 'handed-over', 'cancelled', 'failed', 'waiting', 'nothing-to-do']),
});
