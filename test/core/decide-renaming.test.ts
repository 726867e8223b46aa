/** A rename that was sent is followed to its end before anything is read under a name. */
import {expect, test} from 'vitest';
import {decide} from '../../src/core/decide.ts';
import type {PlannedStep} from '../../src/core/plan.ts';
import {emptySession, type Session, withStep} from '../../src/core/session.ts';

const step: PlannedStep = {
  id: 'take-name',
  runbook: 'take-name',
  title: 'Take the name',
  kind: 'change',
  prose: '',
  call: 'rds:ModifyDBInstance',
  target: '{{ input.NewDBInstanceIdentifier }}',
};

function interrupted(change: Partial<PlannedStep> = {}): Session {
  const plan = {runbook: 'r', title: 'R', steps: [{...step, ...change}]};
  return withStep({...emptySession, plan}, 'take-name', {status: 'InProgress', isOpen: true});
}

test('a rename whose outcome is unknown is looked for first', () => {
  expect(decide(interrupted())).toMatchObject({type: 'run', doing: 'check'});
});

test('a rename under way is waited for first', () => {
  const session = withStep(interrupted(), 'take-name', {status: 'Waiting', until: 'then'});
  expect(decide(session)).toMatchObject({type: 'wait', until: 'then'});
});

test.each([
  ['a change that moves no name', {target: undefined}],
  ['a restore, which leaves the lost one its name', {call: 'rds:RestoreDBInstanceToPointInTime'}],
] as const)('%s does not keep the facts from being read', (_, change) => {
  expect(decide(interrupted(change))).toEqual({type: 'observe'});
});
