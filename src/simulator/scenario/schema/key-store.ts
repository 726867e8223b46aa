/** A custom key store of the estate. */
import * as z from 'zod';
import {connectionErrorCodes, mendingMembers} from '../../world/key-stores.ts';
import {placed, time} from './common.ts';

/**
 * What is wrong with the store from a time on: until another time, or until UpdateCustomKeyStore
 * sets the member that mends it (to `value`, where only one value is right), or for good.
 */
const troubleSchema = z.strictObject({
  code: z.enum(connectionErrorCodes),
  from: time,
  until: time.optional(),
  mendedBy: z.enum(mendingMembers).optional(),
  value: z.string().optional(),
});

export const keyStoreSchema = z.strictObject({
  ...placed,
  CustomKeyStoreId: z.string().regex(/^cks-[0-9a-f]{17}$/, 'must look like cks-1234567890abcdef0'),
  CustomKeyStoreName: z.string().min(1).max(256),
  CustomKeyStoreType: z.enum(['AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE']).default('AWS_CLOUDHSM'),
  ConnectionState: z.enum(['CONNECTED', 'DISCONNECTED', 'FAILED']).default('CONNECTED'),
  CloudHsmClusterId: z
    .string()
    .regex(/^cluster-[2-7a-zA-Z]{11,16}$/, 'must look like cluster-2a23b4cdefg')
    .default('cluster-2a23b4cdefg'),
  XksProxyUriEndpoint: z.string().default('https://xks.example.com'),
  XksProxyUriPath: z.string().default('/kms/xks/v1'),
  troubles: z.array(troubleSchema).default([]),
  created: time,
});

export type EstateKeyStore = z.infer<typeof keyStoreSchema>;
