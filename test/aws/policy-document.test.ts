import {describe, expect, it} from 'vitest';
import {allowedCalls} from '../../src/aws/guard/allow-list.ts';
import {policyDocument} from '../../src/aws/policy-document.ts';

type Policy = {
  Statement: {Sid: string; Action: string[]; Resource: string | string[]; Condition?: object}[];
};

const statementsOf = (scope: Parameters<typeof policyDocument>[0]) =>
  // A document is plain JSON of exactly this form.
  (policyDocument(scope) as unknown as Policy).Statement;
const actionsOf = (scope: Parameters<typeof policyDocument>[0]) =>
  statementsOf(scope).flatMap(({Action}) => Action);

describe('the IAM policy', () => {
  it('for diagnosing has every read, and no change', () => {
    const reads = allowedCalls.filter(({mode}) => mode === 'read').map(({call}) => call);
    const needed = reads.filter((call) => call !== 'sts:GetCallerIdentity');
    expect(actionsOf({purpose: 'diagnose'}).sort()).toEqual([...needed].sort());
  });

  it('for responding has every call, what RDS does for the caller, and nothing else', () => {
    const needed = allowedCalls
      .map(({call}): string => call)
      .filter((call) => call !== 'sts:GetCallerIdentity');
    const extra = ['kms:CreateGrant', 'rds:AddTagsToResource'];
    const actions = new Set(actionsOf({purpose: 'respond'}));
    expect([...actions].sort()).toEqual([...needed, ...extra].sort());
  });

  it('has no wildcard among its actions', () => {
    expect(actionsOf({purpose: 'respond'}).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('allows grants only through RDS', () => {
    const [grant] = statementsOf({purpose: 'respond', region: 'eu-west-1'}).filter(({Action}) =>
      Action.includes('kms:CreateGrant'),
    );
    expect(grant?.Condition).toEqual({
      StringLike: {'kms:ViaService': 'rds.eu-west-1.amazonaws.com'},
    });
  });

  it('stays in the partition of its database', () => {
    const databaseArn = 'arn:aws-cn:rds:cn-north-1:111122223333:db:orders-db';
    const document = JSON.stringify(policyDocument({purpose: 'respond', databaseArn}));
    expect(document).toContain('arn:aws-cn:kms:*:*:key/*');
    expect(document).not.toContain('arn:aws:');
  });

  it('is limited to the database and the key it is for', () => {
    const databaseArn = 'arn:aws:rds:eu-west-1:111122223333:db:orders-db';
    const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd';
    const scope = {purpose: 'respond', databaseArn, keyArn, region: 'eu-west-1'} as const;
    const resources = Object.fromEntries(statementsOf(scope).map((one) => [one.Sid, one.Resource]));
    expect(resources).toMatchObject({
      LatchkeyRepairKey: keyArn,
      LatchkeyStartDatabase: databaseArn,
      LatchkeyReadKeys: keyArn,
    });
  });
});
