/** Someone who may sign requests, as a scenario writes it. */
import * as z from 'zod';
import {account, actions, tags} from './common.ts';

/** A policy document: a mapping with statements; IAM's grammar is checked when it is read. */
export const policyDocument = z.looseObject({Statement: z.unknown()});

const policyName = z.string().regex(/^[\w+=,.@-]{1,128}$/, 'must be a name such as OnCallAccess');

export const principalSchema = z.strictObject({
  role: z.string().optional(),
  session: z.string().optional(),
  user: z.string().optional(),
  accountId: account.optional(),
  /** Short for an identity policy with these actions on every resource. */
  allow: actions.default([]),
  deny: actions.default([]),
  /** Inline policies by name. */
  policies: z.record(policyName, policyDocument).default({}),
  /** Customer managed policies by name, made in the account and attached. */
  managedPolicies: z.record(policyName, policyDocument).default({}),
  boundary: policyDocument.optional(),
  /** Limits the session, as the Policy of an AssumeRole does. */
  sessionPolicy: policyDocument.optional(),
  /** Who may assume the role; everybody in its account whose policies allow it, if left out. */
  trust: policyDocument.optional(),
  tags: tags.default({}),
  sessionTags: tags.default({}),
  maxSessionSeconds: z.int().min(3600).max(43_200).default(3600),
});

export type ScenarioPrincipal = z.infer<typeof principalSchema>;
