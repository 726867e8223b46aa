/** Whether the operator may make each change of the recommended way, said before the first one. */
import {expect, test} from 'vitest';
import type {Entry} from '../../src/core/entry.ts';
import type {SimulatedWorld} from '../../src/engine/worlds/simulated.ts';
import {play} from '../engine/failures/play.ts';
import {temporaryFolder} from '../support/folder.ts';
import {rehearse} from '../support/rehearsal.ts';

const grantCall = 'kms:CreateGrant';

function isOperator({simulator}: SimulatedWorld, principal: string): boolean {
  return principal === simulator.operator.arn;
}

/** The way that is recommended first. */
function bestOf(entries: readonly Entry[]): string | undefined {
  const asked = entries.find((entry) => entry.type === 'asked' && entry.step === 'way');
  if (asked?.type !== 'asked' || asked.question.kind !== 'way') return undefined;
  return asked.question.ways.find(({recommended}) => recommended)?.runbook;
}

/** The text that is to be sent to an administrator. */
function textOf(entries: readonly Entry[]): string {
  const asked = entries.find((entry) => entry.type === 'asked' && entry.step === 'permission');
  return asked?.type === 'asked' && asked.question.kind === 'choice'
    ? (asked.question.text ?? '')
    : '';
}

function policyIn(text: string): unknown {
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)).Statement;
}

/** `kms:EnableKey yes`, for each change of the recommended way, as the journal has it. */
function rightsIn(entries: readonly Entry[]): readonly string[] {
  const asked = entries.find((entry) => entry.type === 'asked' && entry.step === 'way');
  if (asked?.type !== 'asked' || asked.question.kind !== 'way') return [];
  const way = asked.question.ways.find(({recommended}) => recommended);
  return (way?.steps ?? []).flatMap(({call, right}) => (right ? [`${call} ${right.may}`] : []));
}

function reasonOf(entries: readonly Entry[], call: string): string | undefined {
  const asked = entries.find((entry) => entry.type === 'asked' && entry.step === 'way');
  if (asked?.type !== 'asked' || asked.question.kind !== 'way') return undefined;
  const steps = asked.question.ways.filter(({recommended}) => recommended).flatMap((w) => w.steps);
  return steps.find((step) => step.call === call)?.right?.because;
}

test.each([
  ['key-pending-deletion', 'kms:CancelKeyDeletion yes'],
  ['key-store-disconnected', 'kms:ConnectCustomKeyStore yes'],
  ['policy-denies', 'kms:PutKeyPolicy yes'],
  // The account fell out of the key policy: the role's own policies do not count any more.
  ['policy-lost-delegation', 'kms:PutKeyPolicy no'],
  ['disabled-and-policy-stripped', 'kms:PutKeyPolicy no'],
  // Its role may not read IAM.
  ['key-disabled', 'kms:EnableKey unknown'],
  // The primary's key policy lies in another Region and is not read.
  ['replica-key', 'kms:ReplicateKey unknown'],
])('%s: %s', async (scenario, right) => {
  const {entries} = await play(scenario, undefined, true);
  expect(rightsIn(entries)).toContain(right);
});

test('a yes names its statement and what nobody here can read; a no names the policy', async () => {
  const good = await play('key-pending-deletion', undefined, true);
  expect(reasonOf(good.entries, 'kms:CancelKeyDeletion')).toMatch(
    /^by statement “Allow” \(number 1, line 1\) of the identity-based policy \S+; not visible: the session policies$/,
  );
  const bad = await play('policy-lost-delegation', undefined, true);
  expect(reasonOf(bad.entries, 'kms:PutKeyPolicy')).toBe(
    'no statement of the resource-based policy allows it',
  );
});

test('a right that is missing on the last step is known before the first', async () => {
  const {entries} = await play('grant-missing', undefined, true);
  const [first] = rightsIn(entries);
  expect(first).toBe('rds:StartDBInstance yes');
  expect(rightsIn(entries)).toContain('rds:ModifyDBInstance no');
});

/** The session's questions and plan, with an operator who may do only what is named. */
async function withRights(scenario: string, statements: readonly object[], readOnly = false) {
  const {entries, closed, world} = await rehearse(scenario, {
    state: temporaryFolder(),
    readOnly,
    prepare: (each) => {
      const name = 'ScenarioPermissions';
      const PolicyDocument = JSON.stringify({Version: '2012-10-17', Statement: statements});
      const put = {RoleName: 'OnCallResponder', PolicyName: name, PolicyDocument};
      expect(each.simulator.byHand({as: 'priya', call: 'iam:PutRolePolicy', with: put})).toBe(
        undefined,
      );
    },
  });
  return {entries, closed, world};
}

const reads = {
  Effect: 'Allow',
  Action: ['rds:Describe*', 'kms:Describe*', 'kms:Get*', 'kms:List*', 'iam:*', 'cloudtrail:*'],
  Resource: '*',
};
const grants = {Effect: 'Allow', Action: 'kms:CreateGrant', Resource: '*'};
const database = (name: string) => `arn:aws:rds:eu-west-1:111122223333:db:${name}`;

test('a start that is not allowed is asked for first, by the smallest policy', async () => {
  const {entries, closed} = await withRights('restored-not-started', [reads, grants]);
  expect(bestOf(entries)).toBe('ask-for-permission');
  const text = textOf(entries);
  expect(text).toContain('rds:StartDBInstance: no policy that can be read allows it');
  expect(policyIn(text)).toEqual([
    {
      Sid: 'LatchkeyChange1',
      Effect: 'Allow',
      Action: ['rds:StartDBInstance'],
      Resource: [database('orders-db')],
    },
  ]);
  expect(closed.outcome).toBe('handed-over');
});

test('a right to start another database is none to start this one', async () => {
  const start = {Effect: 'Allow', Action: 'rds:StartDBInstance', Resource: database('orders-*')};
  const other = {...start, Resource: database('sessions-db')};
  const good = await withRights('restored-not-started', [reads, grants, start]);
  expect(rightsIn(good.entries)).toEqual(['rds:StartDBInstance yes']);
  expect(good.closed.outcome).toBe('recovered');
  const bad = await withRights('restored-not-started', [reads, grants, other], true);
  expect(bestOf(bad.entries)).toBe('ask-for-permission');
});

test('every step of the plan has its right in the journal, and the question its own', async () => {
  const {entries} = await play('key-pending-deletion');
  const planned = entries.find((entry) => entry.type === 'planned');
  const steps = planned?.type === 'planned' ? planned.steps : [];
  const changes = steps.filter(({kind}) => kind === 'change');
  expect(changes.map(({right}) => right?.may)).not.toContain(undefined);
  const confirms = entries.flatMap((entry) =>
    entry.type === 'asked' && entry.question.kind === 'confirm' ? [entry.question.right?.may] : [],
  );
  expect(confirms).not.toContain(undefined);
});

test('KMS is asked by a dry run before the first change: no grant is made, none without DryRun', async () => {
  const {entries, world} = await withRights('restored-not-started', [
    reads,
    {Effect: 'Allow', Action: ['rds:StartDBInstance', 'kms:CreateGrant'], Resource: '*'},
  ]);
  const tried = entries.findIndex((entry) => entry.type === 'called' && entry.call === grantCall);
  const first = entries.findIndex((entry) => entry.type === 'called' && entry.mode === 'change');
  expect(tried).toBeGreaterThan(0);
  expect(tried).toBeLessThan(first);
  const asked = world.simulator
    .requests()
    .filter(
      ({operation, principal}) => operation === 'CreateGrant' && isOperator(world, principal),
    );
  expect(asked.map(({outcome, error}) => [outcome, error?.code])).toEqual([
    ['error', 'DryRunOperationException'],
  ]);
});

test('a dry run of the session sends not even that', async () => {
  const {world} = await withRights('restored-not-started', [reads, grants], true);
  const sent = world.simulator.requests().filter(({principal}) => isOperator(world, principal));
  expect(sent.filter(({operation}) => operation === 'CreateGrant')).toEqual([]);
});
