/** What a facilitator may put in, as a scenario suggests it. */
import * as z from 'zod';
import {faultSchema} from '../../faults/schema.ts';
import {time} from './common.ts';

/** One suggestion: exactly one of a fault, a message to the players and a call by the administrator. */
export const injectSchema = z
  .strictObject({
    title: z.string().min(1).max(120),
    fault: faultSchema.optional(),
    message: z.strictObject({from: z.string().max(60), text: z.string().max(400)}).optional(),
    /** As after --what-if: `kms:DisableKey alias/orders`. */
    call: z
      .string()
      .regex(/^[a-z]+:\w+/, 'must look like kms:DisableKey alias/orders')
      .optional(),
    at: time.optional(),
  })
  .superRefine((inject, context) => {
    const {fault, message, call} = inject;
    const given = [fault, message, call].filter((one) => one !== undefined);
    if (given.length === 1) return;
    context.addIssue({code: 'custom', message: 'needs exactly one of fault, message and call'});
  });

export type ScenarioInject = z.infer<typeof injectSchema>;
