/** Nothing is left out of the conversations: what the simulator promises is served, answered and refused. */
import {describe, expect, it} from 'vitest';
import {services} from '../../src/simulator/services/catalog.ts';
import {conversations} from './conversations/all.ts';
import {promised} from './promised.ts';

const steps = conversations.flatMap((one) => one.steps);
const answered = new Set(steps.filter(({refuses}) => !refuses).map(({call}) => call));
const refused = new Set(steps.filter(({refuses}) => refuses).map(({call}) => call));
const served = services.flatMap(({prefix, operations}) =>
  [...operations.keys()].map((name) => `${prefix}:${name}`),
);

/** Calls that ask for nothing that could be wrong. */
const neverRefused = [
  'backup:ListBackupVaults',
  'backup:ListRestoreJobs',
  'iam:ListPolicies',
  'iam:ListRoles',
  'iam:ListUsers',
  'organizations:ListAccounts',
  'organizations:ListRoots',
  'rds:DescribeAccountAttributes',
  'sts:GetCallerIdentity',
];

describe('the conversations with boto3', () => {
  it('are about an AWS that serves everything it promises', () => {
    expect(promised.filter((call) => !served.includes(call))).toEqual([]);
    expect(promised.length).toBeGreaterThan(110);
  });

  it('have an answer of every operation that is served', () => {
    expect(served.filter((call) => !answered.has(call))).toEqual([]);
  });

  it('have a refusal of every operation that can refuse', () => {
    const missing = served.filter((call) => !refused.has(call));
    expect(missing.toSorted()).toEqual(neverRefused);
  });

  it('check more than 150 answers and refusals, code and status of every refusal', () => {
    expect(steps.length).toBeGreaterThan(350);
    const half = steps.filter(({refuses}) => refuses && !(refuses.code && refuses.status >= 400));
    expect(half).toEqual([]);
  });
});
