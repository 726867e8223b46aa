/** A call of the estate's history, or of its future. */
import * as z from 'zod';
import {region, time} from './common.ts';

const timed = z.strictObject({
  at: time,
  as: z.string(),
  /** The Region it is sent to; the scenario's own where nothing is said. */
  region: region.optional(),
  call: z.string().regex(/^[a-z]+:\w+$/, 'must look like kms:DisableKey'),
  with: z.record(z.string(), z.json()).default({}),
});

export const timelineCallSchema = timed;

/** The same without a time: it is made just before somebody arrives. */
export const callBeforeSchema = timed.omit({at: true, region: true});

export type TimelineCall = z.infer<typeof timelineCallSchema>;
