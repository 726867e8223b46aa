/** Someone who may sign requests, as a scenario writes it. */
import {z} from 'zod';
import {account, actions} from './common.ts';

export const principalSchema = z.strictObject({
  role: z.string().optional(),
  session: z.string().optional(),
  user: z.string().optional(),
  accountId: account.optional(),
  allow: actions,
  deny: actions.default([]),
});

export type ScenarioPrincipal = z.infer<typeof principalSchema>;
