/** What goes on at certain moments of the night. */
import type {CallName} from '../../../src/core/call.ts';
import type {FactName} from '../../../src/core/evidence.ts';
import type {Activity, ReadLine} from '../../../src/engine/front-end.ts';
import {disabledKey} from './diagnoses.ts';
import {nightTime} from './entries.ts';

/** Milliseconds of a moment of the night. */
export function moment(time: string): number {
  return Date.parse(nightTime(time));
}

/** The start takes its time. */
export const longWait: Activity = {
  type: 'waiting',
  step: 'start',
  since: moment('02:17:38'),
  looks: 17,
  lastLookAt: moment('02:21:48'),
  nextLookAt: moment('02:22:03'),
};

const reads: readonly (readonly [FactName, CallName, ReadLine['round']])[] = [
  ['identity', 'sts:GetCallerIdentity', 1],
  ['instance', 'rds:DescribeDBInstances', 1],
  ['events', 'rds:DescribeEvents', 1],
  ['snapshots', 'rds:DescribeDBSnapshots', 1],
  ['automatedBackups', 'rds:DescribeDBInstanceAutomatedBackups', 1],
  ['key', 'kms:DescribeKey', 2],
  ['keyPolicy', 'kms:GetKeyPolicy', 2],
  ['grants', 'kms:ListGrants', 2],
  ['aliases', 'kms:ListAliases', 2],
  ['lastUsage', 'kms:GetKeyLastUsage', 2],
  ['trail:DisableKey', 'cloudtrail:LookupEvents', 2],
  ['trail:EnableKey', 'cloudtrail:LookupEvents', 2],
  ['regionInstances', 'rds:DescribeDBInstances', 3],
  ['regionClusters', 'rds:DescribeDBClusters', 3],
];

/** The reads of the evidence, all of them on their way. */
export const observing: Extract<Activity, {type: 'observing'}> = {
  type: 'observing',
  since: moment('02:14:19'),
  reads: reads.map(([name, call, round]) => ({name, call, round})),
};

/** What decides is in, and CloudTrail has named nobody yet. */
export const askingWho: Activity = {
  ...observing,
  soFar: {
    ...disabledKey,
    findings: disabledKey.findings.map((finding) => ({...finding, actor: undefined})),
  },
};
