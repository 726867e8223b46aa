/** A key of the estate. */
import {z} from 'zod';
import {keyIdPattern} from '../../world/names.ts';
import {placed, tags, time} from './common.ts';

export const keySchema = z.strictObject({
  ...placed,
  KeyId: z
    .string()
    .regex(keyIdPattern, 'must be a key ID such as 1234abcd-12ab-34cd-56ef-1234567890ab'),
  aliases: z.array(z.string().startsWith('alias/')).default([]),
  Description: z.string().default(''),
  KeyManager: z.enum(['CUSTOMER', 'AWS']).default('CUSTOMER'),
  Origin: z.enum(['AWS_KMS']).default('AWS_KMS'),
  Policy: z.looseObject({Statement: z.unknown()}).optional(),
  Tags: tags.default({}),
  created: time,
});

export type EstateKey = z.infer<typeof keySchema>;
