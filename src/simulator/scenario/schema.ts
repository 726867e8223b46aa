/** What a scenario file may say. AWS's own member names for what AWS knows, small letters for ours. */
import * as z from 'zod';
import {faultSchema} from '../faults/schema.ts';
import {recoveryPointSchema, vaultSchema} from './schema/backup.ts';
import {clusterSchema} from './schema/cluster.ts';
import {account, identifier, region, time} from './schema/common.ts';
import {injectSchema} from './schema/inject.ts';
import {instanceSchema} from './schema/instance.ts';
import {keySchema} from './schema/key.ts';
import {keyStoreSchema} from './schema/key-store.ts';
import {organizationSchema} from './schema/organization.ts';
import {outcomeSchema} from './schema/outcome.ts';
import {principalSchema} from './schema/principal.ts';
import {snapshotSchema} from './schema/snapshot.ts';
import {timelineCallSchema} from './schema/timeline.ts';
import {unverifiedSchema} from './schema/unverified.ts';
import {wrongSchema} from './schema/wrong.ts';

/** A whole scenario. */
export const scenarioSchema = z.strictObject({
  id: identifier,
  title: z.string(),
  summary: z.string(),
  cause: z.string(),
  difficulty: z.enum(['easy', 'medium', 'hard']),
  database: identifier,
  accountId: account,
  region,
  start: time,
  seed: z.int().nonnegative().default(1),
  operator: z.string(),
  principals: z.record(z.string(), principalSchema),
  organization: organizationSchema.optional(),
  estate: z.strictObject({
    keyStores: z.array(keyStoreSchema).default([]),
    keys: z.array(keySchema).default([]),
    instances: z.array(instanceSchema).default([]),
    clusters: z.array(clusterSchema).default([]),
    snapshots: z.array(snapshotSchema).default([]),
    backupVaults: z.array(vaultSchema).default([]),
    recoveryPoints: z.array(recoveryPointSchema).default([]),
  }),
  timeline: z.array(timelineCallSchema).default([]),
  /** Whether KMS counts requests and throttles those beyond its default quotas. */
  kmsRequestQuotas: z.boolean().default(false),
  unverified: unverifiedSchema.prefault({}),
  outcomes: z.array(outcomeSchema).default([]),
  faults: z.array(faultSchema).default([]),
  /** Answers other than the recommended ones, and how the night ends with them. */
  wrong: z.array(wrongSchema).default([]),
  /** What the facilitator of a game day may put in. */
  injects: z.array(injectSchema).default([]),
});

/** A scenario's contents, defaults filled in. */
export type ScenarioFile = z.infer<typeof scenarioSchema>;
