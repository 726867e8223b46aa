/** The organization that the accounts belong to, as a scenario writes it. */
import * as z from 'zod';
import {account} from './common.ts';
import {policyDocument} from './principal.ts';

/** `Root`, the name of a unit, or an account. */
const target = z.string();

const policies = z
  .array(
    z.strictObject({
      name: z.string().min(1).max(128),
      id: z
        .string()
        .regex(/^p-[0-9a-z]{8,128}$/, 'must look like p-examplepolicyid111')
        .optional(),
      description: z.string().default(''),
      document: policyDocument,
      targets: z.array(target).default([]),
    }),
  )
  .default([]);

export const organizationSchema = z.strictObject({
  id: z
    .string()
    .regex(/^o-[a-z0-9]{10,32}$/, 'must look like o-exampleorgid')
    .optional(),
  managementAccount: account,
  delegatedAdministrators: z.array(account).default([]),
  units: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(128),
        id: z
          .string()
          .regex(/^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/, 'must look like ou-ab12-11111111')
          .optional(),
        /** The unit it lies in; the root where nothing is said. */
        parent: z.string().optional(),
      }),
    )
    .default([]),
  /** Members besides the management account. */
  accounts: z
    .record(
      account,
      z.strictObject({name: z.string(), unit: z.string().optional(), email: z.string().optional()}),
    )
    .default({}),
  serviceControlPolicies: policies,
  resourceControlPolicies: policies,
  /** Targets without FullAWSAccess, which AWS attaches to each. */
  withoutFullAccess: z.array(target).default([]),
});

export type ScenarioOrganization = z.infer<typeof organizationSchema>;
