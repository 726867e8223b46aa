/** A key of the estate. */
import * as z from 'zod';
import {keyIdPattern} from '../../world/names.ts';
import {placed, tags, time} from './common.ts';

/** Something wrong with an external key outside AWS, for a while or for good. */
const externalKeyProblem = z.strictObject({
  problem: z.enum(['not-found', 'disabled', 'unsupported']),
  from: time,
  until: time.optional(),
});

export const keySchema = z.strictObject({
  ...placed,
  KeyId: z
    .string()
    .regex(keyIdPattern, 'must be a key ID such as 1234abcd-12ab-34cd-56ef-1234567890ab'),
  aliases: z.array(z.string().startsWith('alias/')).default([]),
  Description: z.string().default(''),
  KeyManager: z.enum(['CUSTOMER', 'AWS']).default('CUSTOMER'),
  Origin: z.enum(['AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE']).default('AWS_KMS'),
  /** Imported key material: 32 bytes in hexadecimal digits, as they lie in a safe outside AWS. */
  material: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits in quotes')
    .optional(),
  /** When the imported key material expires; never where it is left out. */
  ValidTo: time.optional(),
  /** The custom key store that holds it, one of the estate. */
  CustomKeyStoreId: z.string().optional(),
  XksKeyId: z.string().optional(),
  externalKeyProblems: z.array(externalKeyProblem).default([]),
  /** Regions with a replica of this multi-Region primary; its KeyId starts with mrk-. */
  replicas: z.array(placed.region.unwrap()).default([]),
  Policy: z.looseObject({Statement: z.unknown()}).optional(),
  Tags: tags.default({}),
  created: time,
});

export type EstateKey = z.infer<typeof keySchema>;
