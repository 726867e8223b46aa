/** What may stand in latchkey.yaml. Strict: a misspelt setting is refused, not ignored. */
import * as z from 'zod';

/** What a notification tells. */
export const noticeEvents = ['opened', 'waiting', 'needs-you', 'recovered', 'failed'] as const;

const account = z.string({error: 'an account id in quotes is expected'}).regex(/^\d{12}$/, {
  error: 'an account id has 12 digits; put it in quotes',
});

const region = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, {error: 'a Region looks like eu-west-1'});

const notification = z.strictObject({
  url: z.string(),
  shape: z.enum(['json', 'slack']).default('json'),
  on: z
    .array(z.enum(noticeEvents))
    .min(1)
    .default([...noticeEvents]),
  redact: z.boolean().default(false),
});

/** The file. */
export const configSchema = z.strictObject({
  region: region.optional(),
  regions: z.array(region).min(1).optional(),
  profile: z.string().min(1).optional(),
  runbooks: z.string().min(1).optional(),
  reports: z.string().min(1).optional(),
  production: z.array(account).optional(),
  approvals: z.array(account).optional(),
  connect: z.boolean().optional(),
  'check-command': z.string().min(1).optional(),
  theme: z.enum(['auto', 'no-color', 'ascii', 'screen-reader']).optional(),
  'share-screen': z.boolean().optional(),
  notifications: z.array(notification).optional(),
});

export type Config = z.infer<typeof configSchema>;
export type NotificationConfig = z.infer<typeof notification>;
