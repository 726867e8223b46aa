/** What the answers say: AWS's words for a denial, and ours for a person who has to act. */
import {describe, expect, test} from 'vitest';
import type {Analysis} from '../../../src/policy/analysis.ts';
import {evaluate} from '../../../src/policy/evaluate.ts';
import {checkWords} from '../../../src/policy/words/check.ts';
import {decisionWords} from '../../../src/policy/words/decision.ts';
import {denialWords} from '../../../src/policy/words/denial.ts';
import {quoteWords} from '../../../src/policy/words/quote.ts';
import type {CasePolicies, CaseRequest} from '../case-file.ts';
import {defaultKeyPolicy} from '../cast.ts';
import {stageOf} from '../stage.ts';

function analyse(policies: CasePolicies, request: CaseRequest = {}): Analysis {
  const expected = {decision: 'allowed'} as const;
  const stage = stageOf({name: 'words', policies, request, expected});
  return evaluate(stage.request, stage.policies);
}

const everything = {Sid: 'Everything', Effect: 'Allow', Action: '*', Resource: '*'};
const onlyRds = {
  Sid: 'OnlyRds',
  Effect: 'Deny',
  Principal: '*',
  Action: 'kms:*',
  Resource: '*',
  Condition: {StringNotEquals: {'kms:ViaService': 'rds.us-east-1.amazonaws.com'}},
};
const throughEurope = {
  Sid: 'ThroughRds',
  Effect: 'Allow',
  Action: 'kms:Decrypt',
  Resource: '*',
  Condition: {StringEquals: {'kms:ViaService': 'rds.eu-west-1.amazonaws.com'}},
};

describe('the whole answer', () => {
  test('a statement allows', () => {
    const words = decisionWords(analyse({identity: [everything]}));
    expect(words).toBe(
      'kms:Decrypt is allowed by statement “Everything” (number 1, line 4) of the identity-based policy identity.',
    );
  });

  test('a statement denies', () => {
    const analysis = analyse({identity: [everything], key: [...defaultKeyPolicy, onlyRds]});
    expect(decisionWords(analysis)).toBe(
      'kms:Decrypt is denied by statement “OnlyRds” (number 2, line 13) of the key policy.',
    );
  });

  test('nothing allows, and the closest statement says why', () => {
    const context = {'kms:ViaService': 'rds.us-east-1.amazonaws.com'};
    expect(decisionWords(analyse({identity: [throughEurope]}, {context}))).toBe(
      'kms:Decrypt is denied: no identity-based policy allows it. The closest, statement “ThroughRds” (number 1, line 4) of the identity-based policy identity, does not match. StringEquals kms:ViaService: wants rds.eu-west-1.amazonaws.com, the request has rds.us-east-1.amazonaws.com.',
    );
  });

  test('nothing is about the action at all', () => {
    expect(decisionWords(analyse({identity: []}))).toBe(
      'kms:Decrypt is denied: no identity-based policy allows it.',
    );
  });

  test('a grant allows', () => {
    const grants = [
      {id: '0c23', granteePrincipal: 'rds.us-east-1.amazonaws.com', operations: ['Decrypt']},
    ];
    const analysis = analyse({grants}, {principal: 'rds'});
    expect(decisionWords(analysis)).toBe('kms:Decrypt is allowed by grant 0c23.');
  });

  test('a policy type was not read', () => {
    const scp = {unread: 'organizations:ListPolicies was denied'};
    expect(decisionWords(analyse({identity: [everything], scp}))).toBe(
      'Whether kms:Decrypt is allowed is unknown because the service control policies are not known (organizations:ListPolicies was denied) and could deny it.',
    );
  });

  test('a condition key is not known', () => {
    const context = {'aws:SourceVpce': {unknown: 'CloudTrail does not say'}};
    const denying = {...onlyRds, Condition: {StringNotEquals: {'aws:SourceVpce': 'vpce-1'}}};
    const key = [...defaultKeyPolicy, denying];
    expect(decisionWords(analyse({identity: [everything], key}, {context}))).toBe(
      'Whether kms:Decrypt is allowed is unknown because aws:SourceVpce is not known (CloudTrail does not say) and could, by statement “OnlyRds” (number 2, line 13) of the key policy, deny it.',
    );
  });
});

describe('AWS’s words', () => {
  test('say nothing where nothing is denied', () => {
    expect(denialWords(analyse({identity: [everything]}))).toBe('');
    expect(denialWords(analyse({identity: {unread: 'it was denied'}}))).toBe('');
  });

  test('name the ARN of the policy where it has one', () => {
    const arn = 'arn:aws:iam::111122223333:policy/Freeze';
    const denying = {...everything, Effect: 'Deny'};
    const identity = [{name: 'Freeze', arn, document: [denying]}];
    expect(denialWords(analyse({identity}))).toBe(
      `with an explicit deny in an identity-based policy: ${arn}`,
    );
  });
});

describe('a check', () => {
  const place = {line: 1, column: 1};

  test('of a key that the request does not have', () => {
    const actual = {status: 'absent'} as const;
    const check = {
      part: 'condition',
      met: 'no',
      operator: 'Bool',
      key: 'aws:MultiFactorAuthPresent',
    } as const;
    expect(checkWords({...check, expected: ['true'], actual, place})).toBe(
      'Bool aws:MultiFactorAuthPresent: wants true, the request has none',
    );
  });

  test('of more values than a line can show', () => {
    const actual = {status: 'known', values: ['e']} as const;
    const expected = ['a', 'b', 'c', 'd', 'e'];
    expect(checkWords({part: 'action', met: 'no', expected, actual, place})).toBe(
      'action: wants a, b, c and 2 more, the request has e',
    );
  });

  test('of a part that is left out', () => {
    const actual = {status: 'known', values: ['arn:…']} as const;
    const because = 'the statement names no resource';
    expect(checkWords({part: 'resource', met: 'no', expected: [], actual, place, because})).toBe(
      'resource: wants nothing, the request has arn:… (the statement names no resource)',
    );
  });
});

test('text from a policy reaches nobody as it is', () => {
  const hostile = `Sid\u001b[2J\u202e${'x'.repeat(500)}`;
  const words = quoteWords({type: 'identity', name: hostile, sid: hostile, index: 0});
  expect(words).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  expect(words.length).toBeLessThan(400);
});
