/** The smallest change that would allow a denied request, and that it does. */
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Analysis} from '../../../src/policy/analysis.ts';
import {withChange} from '../../../src/policy/change/apply.ts';
import {smallestChange} from '../../../src/policy/change/smallest.ts';
import {evaluate} from '../../../src/policy/evaluate.ts';
import type {CasePolicies, CaseRequest} from '../case-file.ts';
import {defaultKeyPolicy, keyArn} from '../cast.ts';
import {policiesOf, request as someRequest, world} from '../made-up.ts';
import {stageOf} from '../stage.ts';

function analyse(policies: CasePolicies, request: CaseRequest = {}): Analysis {
  const expected = {decision: 'allowed'} as const;
  const stage = stageOf({name: 'change', policies, request, expected});
  return evaluate(stage.request, stage.policies);
}

const root = 'arn:aws:iam::111122223333:root';
const operator = 'arn:aws:iam::111122223333:role/Operator';
const everything = {Sid: 'Everything', Effect: 'Allow', Action: '*', Resource: '*'};
const frozen = {Sid: 'Frozen', Effect: 'Deny', Principal: '*', Action: 'kms:*', Resource: '*'};
const viaRds = {'kms:ViaService': 'rds.us-east-1.amazonaws.com'};
const viaEc2 = {'kms:ViaService': 'ec2.us-east-1.amazonaws.com'};

describe('an explicit deny', () => {
  const denied = (statement: object, request: CaseRequest = {}) =>
    smallestChange(
      analyse({identity: [everything], key: [...defaultKeyPolicy, statement]}, request),
    );

  test('of everybody exempts the caller’s role by its ARN', () => {
    expect(denied(frozen)).toMatchObject({
      type: 'edit',
      policyType: 'resource',
      index: 1,
      before: frozen,
      after: {...frozen, Condition: {ArnNotEquals: {'aws:PrincipalArn': operator}}},
      sentence: 'Change statement “Frozen” (number 2) of the key policy.',
      leadsTo: 'allowed',
    });
  });

  test('unless the call comes through RDS takes EBS into the list', () => {
    const Condition = {StringNotEquals: viaRds};
    const names = [...Object.values(viaRds), ...Object.values(viaEc2)];
    expect(denied({...frozen, Condition}, {context: viaEc2})).toMatchObject({
      after: {Condition: {StringNotEquals: {'kms:ViaService': names}}},
      leadsTo: 'allowed',
    });
  });

  test('unless the call comes from the office does not take the whole network in', () => {
    const Condition = {NotIpAddress: {'aws:SourceIp': '203.0.113.0/24'}};
    const change = denied({...frozen, Condition}, {context: {'aws:SourceIp': '198.51.100.7'}});
    expect(change).toMatchObject({
      after: {Condition: {...Condition, ArnNotEquals: {'aws:PrincipalArn': operator}}},
      leadsTo: 'allowed',
    });
  });

  test('that exempts one role exempts two', () => {
    const other = 'arn:aws:iam::111122223333:role/Other';
    const Condition = {ArnNotEquals: {'aws:PrincipalArn': other}};
    expect(denied({...frozen, Condition})).toMatchObject({
      after: {Condition: {ArnNotEquals: {'aws:PrincipalArn': [other, operator]}}},
      leadsTo: 'allowed',
    });
  });

  test('that names the caller among others stops naming it', () => {
    const other = 'arn:aws:iam::111122223333:role/Other';
    expect(denied({...frozen, Principal: {AWS: [other, operator]}})).toMatchObject({
      type: 'edit',
      after: {Principal: {AWS: other}},
      leadsTo: 'allowed',
    });
  });

  test('that names nobody but the caller goes', () => {
    expect(denied({...frozen, Principal: {AWS: operator}})).toMatchObject({
      type: 'remove',
      index: 1,
      sentence: 'Remove statement “Frozen” (number 2) of the key policy.',
      leadsTo: 'allowed',
    });
  });

  test('with NotPrincipal lists the caller and its account', () => {
    const {Principal, ...rest} = frozen;
    const other = 'arn:aws:iam::111122223333:role/Other';
    expect(denied({...rest, NotPrincipal: {AWS: [other, root]}})).toMatchObject({
      after: {NotPrincipal: {AWS: [other, root, operator]}},
      leadsTo: 'allowed',
    });
  });

  test('with NotPrincipal meets whoever has a boundary, so a condition exempts it', () => {
    const {Principal, ...rest} = frozen;
    const key = [...defaultKeyPolicy, {...rest, NotPrincipal: {AWS: root}}];
    const change = smallestChange(analyse({identity: [everything], boundary: [everything], key}));
    expect(change).toMatchObject({
      after: {
        NotPrincipal: {AWS: root},
        Condition: {ArnNotEquals: {'aws:PrincipalArn': operator}},
      },
      leadsTo: 'allowed',
    });
  });

  test('of RDS exempts the service by its name', () => {
    const grants = [
      {id: 'g-1', granteePrincipal: 'rds.us-east-1.amazonaws.com', operations: ['Decrypt']},
    ];
    const key = [...defaultKeyPolicy, frozen];
    expect(smallestChange(analyse({grants, key}, {principal: 'rds'}))).toMatchObject({
      after: {
        Condition: {
          StringNotEqualsIfExists: {'aws:PrincipalServiceName': 'rds.us-east-1.amazonaws.com'},
        },
      },
      leadsTo: 'allowed',
    });
  });

  test('of a policy that AWS manages cannot be changed', () => {
    const arn = 'arn:aws:iam::aws:policy/AWSDenyAll';
    const document = [{...everything, Sid: 'DenyAll', Effect: 'Deny'}];
    const identity = [{name: 'AWSDenyAll', arn, document}];
    expect(smallestChange(analyse({identity}))).toEqual({
      type: 'none',
      policyType: 'identity',
      sentence: 'AWS manages this policy: detach it instead.',
    });
  });

  test('in two places leads to the second', () => {
    const identity = [everything, {...everything, Sid: 'Never', Effect: 'Deny'}];
    const change = smallestChange(analyse({identity, key: [...defaultKeyPolicy, frozen]}));
    expect(change).toMatchObject({policyType: 'resource', leadsTo: 'explicitly-denied'});
  });
});

describe('a missing allow', () => {
  test('in the identity policies is one statement for this key', () => {
    expect(smallestChange(analyse({}))).toMatchObject({
      type: 'add',
      policyType: 'identity',
      after: {Sid: 'AllowDecrypt', Effect: 'Allow', Action: 'kms:Decrypt', Resource: keyArn},
      sentence: 'Add one statement to a new identity-based policy.',
      leadsTo: 'allowed',
    });
  });

  test('in the key policy is one statement for the caller’s role', () => {
    expect(smallestChange(analyse({key: []}, {context: viaRds}))).toMatchObject({
      type: 'add',
      policyType: 'resource',
      policy: {name: 'key policy'},
      after: {
        Principal: {AWS: operator},
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: {StringEquals: viaRds},
      },
      leadsTo: 'allowed',
    });
  });

  test('because of a copied Region is one value more', () => {
    const Condition = {StringEquals: {'kms:ViaService': 'rds.eu-west-1.amazonaws.com'}};
    const statement = {...everything, Condition};
    expect(smallestChange(analyse({identity: [statement]}, {context: viaRds}))).toMatchObject({
      type: 'edit',
      after: {
        Condition: {
          StringEquals: {
            'kms:ViaService': ['rds.eu-west-1.amazonaws.com', 'rds.us-east-1.amazonaws.com'],
          },
        },
      },
      leadsTo: 'allowed',
    });
  });

  test('in the boundary is one statement of the boundary', () => {
    const boundary = {name: 'Limits', document: [{...everything, Action: 's3:*'}]};
    expect(smallestChange(analyse({identity: [everything], boundary}))).toMatchObject({
      policyType: 'boundary',
      policy: {name: 'Limits'},
      after: {Action: 'kms:Decrypt', Resource: '*'},
      leadsTo: 'allowed',
    });
  });

  test('at a level of the organization is one statement there', () => {
    const scp = [
      {target: 'r-ab12', policies: [[everything]]},
      {target: 'ou-ab12-1', policies: [[{...everything, Action: 's3:*'}]]},
    ];
    expect(smallestChange(analyse({identity: [everything], scp}))).toMatchObject({
      policyType: 'service-control',
      target: 'ou-ab12-1',
      sentence: 'Add one statement to a new service control policy at ou-ab12-1.',
      leadsTo: 'allowed',
    });
  });

  test('of a session policy is ended by a new session', () => {
    const session = [{...everything, Action: 's3:*'}];
    expect(smallestChange(analyse({identity: [everything], session}))).toMatchObject({
      type: 'none',
      sentence: 'The session began under session policies; begin a new one without them.',
    });
  });

  test('of RDS’s grant is nothing that a policy brings back', () => {
    expect(smallestChange(analyse({}, {principal: 'rds'}))).toMatchObject({
      type: 'none',
      sentence:
        'rds.us-east-1.amazonaws.com works by its grant, and AWS documents no way to make that grant anew.',
    });
  });

  test('between accounts needs both sides, one after the other', () => {
    const first = analyse({}, {principal: 'outside-role'});
    const change = smallestChange(first);
    expect(change).toMatchObject({policyType: 'identity', leadsTo: 'implicitly-denied'});
    if (change?.type !== 'add') throw new Error('no addition');
    const second = evaluate(first.request, withChange(first.policies, change));
    expect(smallestChange(second)).toMatchObject({
      policyType: 'resource',
      after: {Principal: {AWS: 'arn:aws:iam::444455556666:role/Engineering'}},
      leadsTo: 'allowed',
    });
  });
});

test('nothing is to be changed where the request is allowed or nobody knows', () => {
  expect(smallestChange(analyse({identity: [everything]}))).toBeUndefined();
  expect(smallestChange(analyse({identity: {unread: 'it was denied'}}))).toBeUndefined();
});

test('change by change a denied request is allowed, open, or beyond policies', () => {
  fc.assert(
    fc.property(world, someRequest, (written, asked) => {
      let analysis = evaluate(asked, policiesOf(written));
      // Every statement can stand in the way once, and every type be silent once.
      for (let left = 40; left > 0 && analysis.decision.endsWith('denied'); left -= 1) {
        const change = smallestChange(analysis);
        if (change?.type === 'none') return;
        if (!change) throw new Error(`no change for ${analysis.decidedBy}`);
        analysis = evaluate(asked, withChange(analysis.policies, change));
        expect(analysis.decision).toBe(change.leadsTo);
      }
      expect(analysis.decision).toMatch(/allowed|unknown/);
    }),
    {numRuns: 120},
  );
});
