/** Repairs of a key policy: what is offered for each fault, and what holds for all of them. */
import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import {accessOf} from '../../src/causes/access/access.ts';
import type {Evidence} from '../../src/core/evidence.ts';
import {absent} from '../../src/policy/context.ts';
import type {PolicyDocument} from '../../src/policy/document.ts';
import {evaluate} from '../../src/policy/evaluate.ts';
import {keyPolicyKeepsCaller} from '../../src/policy/lockout.ts';
import {parsePolicy} from '../../src/policy/parse/parse.ts';
import {noPolicies, read} from '../../src/policy/policies.ts';
import {type Candidate, candidatesOf} from '../../src/remedies/policy/candidates.ts';
import {account, keyArn, keyMetadata} from '../causes/night.ts';
import {evidenceOfTable} from '../causes/tables.ts';
import {statement} from '../policy/made-up.ts';

const root = `arn:aws:iam::${account}:root`;
const usable = {...keyMetadata, KeyState: 'Enabled', Enabled: true};

/** The night with this key policy and an Enabled key. */
function night(policy: object, trail?: object): Evidence {
  return evidenceOfTable({
    name: '',
    says: '',
    key: usable,
    policy,
    ...(trail ? {facts: {'trail:PutKeyPolicy': trail}} : {}),
    expect: {verdict: 'locked-out', findings: []},
  });
}

const version = '2012-10-17';
const all = {Effect: 'Allow', Principal: {AWS: root}, Action: 'kms:*', Resource: '*'};
const reads = {
  Sid: 'AccountReads',
  Effect: 'Allow',
  Principal: {AWS: root},
  Action: ['kms:Describe*', 'kms:Get*', 'kms:List*', 'kms:PutKeyPolicy'],
  Resource: '*',
};

function statementsOf({text}: Candidate): readonly {[member: string]: unknown}[] {
  return JSON.parse(text).Statement;
}

describe('a policy without the account', () => {
  const found = candidatesOf(night({Version: version, Statement: [reads]}));

  it('gets it back in front, or only what the start needs', () => {
    expect(found.map(({id}) => id)).toEqual(['delegation', 'smallest']);
    const [delegation, smallest] = found;
    expect(delegation && statementsOf(delegation)).toEqual([
      {Sid: 'EnableIAMUserPermissions', ...all},
      reads,
    ]);
    expect(smallest && statementsOf(smallest)[0]).toEqual(reads);
    expect(smallest && statementsOf(smallest).slice(1)).toEqual([
      expect.objectContaining({
        Action: 'kms:CreateGrant',
        Condition: {StringEquals: {'kms:ViaService': 'rds.eu-west-1.amazonaws.com'}},
      }),
    ]);
  });

  it('keeps an Id, and takes a Sid that is free', () => {
    const taken = {...reads, Sid: 'EnableIAMUserPermissions'};
    const [first] = candidatesOf(night({Version: version, Id: 'orders', Statement: [taken]}));
    expect(JSON.parse(first?.text ?? '{}')).toMatchObject({
      Id: 'orders',
      Statement: [{Sid: 'EnableIAMUserPermissions2'}, {Sid: 'EnableIAMUserPermissions'}],
    });
  });
});

describe('a Deny that meets RDS', () => {
  const fence = {
    Sid: 'Fence',
    Effect: 'Deny',
    Principal: '*',
    Action: ['kms:Decrypt', 'kms:CreateGrant'],
    Resource: '*',
    Condition: {StringNotEquals: {'aws:SourceVpce': 'vpce-1'}},
  };

  it('leaves out what comes through RDS, and denies all others as before', () => {
    const [first] = candidatesOf(night({Version: version, Statement: [all, fence]}));
    expect(first?.id).toBe('exempt');
    expect(first && statementsOf(first)).toEqual([
      all,
      {
        ...fence,
        Condition: {
          StringNotEquals: {
            'aws:SourceVpce': 'vpce-1',
            'kms:ViaService': 'rds.eu-west-1.amazonaws.com',
          },
        },
      },
    ]);
  });

  it('that keeps the caller away as well is no fault that a text can mend', () => {
    const wall = {Effect: 'Deny', Principal: '*', Action: 'kms:PutKeyPolicy', Resource: '*'};
    expect(candidatesOf(night({Version: version, Statement: [all, fence, wall]}))).toEqual([]);
  });
});

describe('a condition about another place', () => {
  it.each([
    ['kms:ViaService', 'rds.us-east-1.amazonaws.com', 'rds.eu-west-1.amazonaws.com'],
    ['kms:CallerAccount', '999988887777', account],
    ['kms:EncryptionContext:aws:rds:db-id', 'db-OLD', 'db-QK4XWJ7M2TNB5HRD3VYAZLP6EC'],
  ])('%s gets the right value beside the wrong one', (key, wrong, right) => {
    const through = {
      ...all,
      Sid: 'ThroughRds',
      Action: 'kms:CreateGrant',
      Condition: {StringEquals: {[key]: wrong}},
    };
    const [first] = candidatesOf(night({Version: version, Statement: [reads, through]}));
    expect(first?.id).toBe('smallest');
    expect(first && statementsOf(first)).toEqual([
      reads,
      {...through, Condition: {StringEquals: {[key]: [wrong, right]}}},
    ]);
  });
});

test('no text that is no policy, and no key without one, brings a repair', () => {
  const evidence = night({Version: version, Statement: []});
  const broken = {
    ...evidence.keyPolicy,
    value: {Policy: '{"Statement": 7'},
  } as Evidence['keyPolicy'];
  expect(candidatesOf({...evidence, keyPolicy: broken})).toEqual([]);
  expect(candidatesOf({...evidence, keyPolicy: undefined})).toEqual([]);
});

/** What another account's administrator may do with the key, as far as its policy decides. */
function strangerMay(document: PolicyDocument): string {
  const everything = parsePolicy('{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}');
  if (!everything.ok) throw new Error('the policy of this test is none');
  const identity = read([{name: 'Administrator', document: everything.document}]);
  const resource = read({name: 'key policy', document});
  return ['kms:Decrypt', 'kms:CreateGrant', 'kms:PutKeyPolicy']
    .map((action) => evaluate({...stranger, action}, {...noPolicies, identity, resource}).decision)
    .join(' ');
}

const stranger = {
  resource: {arn: keyArn, accountId: account},
  principal: {
    kind: 'user',
    arn: 'arn:aws:iam::999988887777:user/eve',
    accountId: '999988887777',
  },
  context: {keys: {}, others: absent},
} as const;

describe('every repair of every made-up policy', () => {
  const policy = fc
    .tuple(
      fc.array(statement(true), {maxLength: 4}),
      fc.constantFrom('none', 'reads', 'all'),
      fc.nat(4),
    )
    .map(([made, own, at]) => {
      const extra = own === 'none' ? [] : [own === 'all' ? all : reads];
      const statements: readonly object[] = [...made.slice(0, at), ...extra, ...made.slice(at)];
      return {
        Version: version,
        Statement: statements.map((one, index) => ({Sid: `S${index}`, ...one})),
      };
    });

  it('locks nobody out, and touches only the statements it names', () => {
    let offered = 0;
    fc.assert(
      fc.property(policy, (made) => {
        const evidence = night(made);
        const asked = accessOf(evidence).mend('kms:PutKeyPolicy');
        if (!asked) throw new Error('the night has no caller');
        for (const candidate of candidatesOf(evidence)) {
          offered += 1;
          const parsed = parsePolicy(candidate.text);
          if (!parsed.ok) throw new Error('a repair is no policy');
          const before = parsePolicy(JSON.stringify(made));
          const was = before.ok && keyPolicyKeepsCaller(before.document, asked.request);
          const now = keyPolicyKeepsCaller(parsed.document, asked.request);
          expect(now === 'yes' || (now === 'unknown' && was === 'unknown')).toBe(true);

          const old = made.Statement.map((one) => JSON.stringify(one));
          const changed = candidate.draft.done.flatMap(({before: one}) =>
            one === undefined ? [] : [JSON.stringify(one)],
          );
          const kept = statementsOf(candidate).map((one) => JSON.stringify(one));
          const untouched = old.filter((one) => !changed.includes(one));
          // The same statements, letter for letter, in the same order.
          expect(kept.filter((one) => untouched.includes(one))).toEqual(untouched);
          // And every Sid stays, in its order too.
          const sids = statementsOf(candidate).map(({Sid}) => String(Sid));
          const own = made.Statement.map(({Sid}) => Sid);
          expect(sids.filter((sid) => own.includes(sid))).toEqual(own);
          expect(new Set(sids).size).toBe(sids.length);
          // Whoever is of another account, and comes through no service, gains nothing.
          if (before.ok) expect(strangerMay(parsed.document)).toBe(strangerMay(before.document));
        }
      }),
      {numRuns: 300},
    );
    // A property over nothing would prove nothing.
    expect(offered).toBeGreaterThan(50);
  });
});
