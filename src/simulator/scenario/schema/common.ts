/** Building blocks of the scenario schema. */
import * as z from 'zod';

export const time = z.iso.datetime({error: 'must be a time in UTC such as 2026-03-02T02:14:19Z'});
export const account = z
  .string({error: 'must be 12 digits in quotes, such as "111122223333"'})
  .regex(/^\d{12}$/, 'must be 12 digits in quotes, such as "111122223333"');
export const region = z
  .string()
  .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a Region such as eu-west-1');
export const actions = z.array(
  z.string().regex(/^(\*|[a-z0-9-]+:[\w*?]+)$/i, 'must look like kms:EnableKey'),
);
export const tags = z.record(z.string(), z.string());
export const identifier = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens');
export const window = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'must look like 03:10-03:40');

/** Where a resource lives; the scenario's own account and Region where nothing is said. */
export const placed = {accountId: account.optional(), region: region.optional()};

/** What AWS wants to do in a maintenance window. */
export const pendingMaintenance = z
  .array(z.strictObject({Action: z.string(), Description: z.string()}))
  .default([]);
