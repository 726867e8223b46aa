/** Mistakes in principals and organizations are reported where they stand. */
import {describe, expect, it} from 'vitest';
import {readScenario} from '../../../src/simulator/simulator.ts';
import {home, management, policy, type Setting, scenarioText, statement} from './account.ts';

const all = policy(statement('Allow', '*'));
const mara = {role: 'OnCall', session: 'mara'};
const organization = (more: object): Setting => ({
  organization: {managementAccount: management, ...more},
});

describe('a scenario is refused where', () => {
  it.each<readonly [string, Setting, RegExp]>([
    [
      'somebody is both user and role',
      {principals: {x: {...mara, user: 'x'}}},
      /x needs either role and session, or user/,
    ],
    ['somebody is nobody', {principals: {x: {}}}, /x needs either role and session, or user/],
    [
      'the operator has no session',
      {principals: {mara: {role: 'OnCall'}}},
      /mara is a role in no session/,
    ],
    [
      'a user is to be trusted',
      {principals: {x: {user: 'x', trust: all}}},
      /only roles have a trust policy/,
    ],
    [
      'a user has a session policy',
      {principals: {x: {user: 'x', sessionPolicy: all}}},
      /x has no session to limit/,
    ],
    [
      'two sessions of one role disagree',
      {principals: {x: {role: 'OnCall', session: 'x', allow: ['kms:*']}}},
      /x shares the role OnCall with mara/,
    ],
    [
      'a policy is no policy',
      {principals: {x: {user: 'x', policies: {A: 'text'}}}},
      /policies|A: /,
    ],
    [
      'an account is a number',
      organization({managementAccount: 999988887777}),
      /12 digits in quotes/,
    ],
    [
      'a unit stands under one that is not there',
      organization({units: [{name: 'Shop', parent: 'Nowhere'}]}),
      /"Nowhere" is no unit above this one/,
    ],
    [
      'a unit stands twice',
      organization({units: [{name: 'Shop'}, {name: 'Shop'}]}),
      /Shop stands here twice/,
    ],
    [
      'an account is in no unit that is known',
      organization({accounts: {[home]: {name: 'shop', unit: 'Shop'}}}),
      /"Shop" is no unit of this organization/,
    ],
    [
      'a policy is for nobody',
      organization({serviceControlPolicies: [{name: 'F', document: all, targets: ['Shop']}]}),
      /"Shop" is no unit or account of this organization/,
    ],
    [
      'an id looks like none',
      organization({serviceControlPolicies: [{name: 'F', id: 'freeze', document: all}]}),
      /must look like p-/,
    ],
  ])('%s', (_what, setting, message) => {
    const read = () => readScenario(scenarioText(setting), 'night.yaml');
    expect(read).toThrow(message);
    expect(read).toThrow(/^night\.yaml:1:\d+: /);
  });
});
