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
const resourceOf = (action: string, scope: Parameters<typeof policyDocument>[0]) =>
  statementsOf(scope).find(({Action}) => Action.includes(action))?.Resource;

describe('the IAM policy', () => {
  it('for diagnosing has every read, and no change', () => {
    const reads = allowedCalls.filter(({mode}) => mode === 'read').map(({call}) => call);
    const others = ['sts:GetCallerIdentity', 'kms:GetParametersForImport', 'kms:CreateGrant'];
    const needed = reads.filter((call) => !others.includes(call));
    expect(actionsOf({purpose: 'diagnose'}).sort()).toEqual([...needed].sort());
  });

  it('for responding has every call, what RDS does for the caller, and nothing else', () => {
    const needed = allowedCalls
      .map(({call}): string => call)
      .filter((call) => call !== 'sts:GetCallerIdentity');
    const extra = ['rds:AddTagsToResource', 'iam:PassRole'];
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

  it('stays in the partition it is for', () => {
    const scope = {purpose: 'respond', partition: 'aws-cn', region: 'cn-north-1'} as const;
    const document = JSON.stringify(policyDocument(scope));
    expect(document).toContain('arn:aws-cn:kms:cn-north-1:*:key/*');
    expect(document).not.toContain('arn:aws:');
  });

  it('tags nothing but databases and their snapshots', () => {
    const tags = statementsOf({purpose: 'respond'}).filter(({Action}) =>
      Action.includes('rds:AddTagsToResource'),
    );
    expect(tags.map(({Action, Resource}) => [Action, Resource])).toEqual([
      [['rds:AddTagsToResource'], ['arn:aws:rds:*:*:db:*', 'arn:aws:rds:*:*:snapshot:*']],
      [
        ['rds:AddTagsToResource'],
        ['arn:aws:rds:*:*:cluster:*', 'arn:aws:rds:*:*:cluster-snapshot:*'],
      ],
    ]);
  });

  const place = {accountId: '111122223333', region: 'eu-west-1'};
  const here = 'arn:aws:rds:eu-west-1:111122223333';

  it('starts only the named instance, and no cluster', () => {
    const database = {identifier: 'orders-db', kind: 'instance'} as const;
    const scope = {purpose: 'respond', ...place, database} as const;
    expect(resourceOf('rds:StartDBInstance', scope)).toBe(`${here}:db:orders-db`);
    expect(actionsOf(scope)).not.toContain('rds:StartDBCluster');
  });

  it('starts only the named cluster, and neither starts nor restores an instance', () => {
    const database = {identifier: 'orders', kind: 'cluster'} as const;
    const scope = {purpose: 'respond', ...place, database} as const;
    expect(resourceOf('rds:StartDBCluster', scope)).toBe(`${here}:cluster:orders`);
    expect(actionsOf(scope).join()).not.toMatch(/StartDBInstance|RestoreDBInstance/);
    expect(actionsOf(scope)).toContain('rds:ModifyDBCluster');
  });

  it('finishes the restore of an instance without a right over clusters', () => {
    const database = {identifier: 'orders-db', kind: 'instance'} as const;
    const scope = {purpose: 'respond', ...place, database} as const;
    expect(actionsOf(scope)).not.toContain('rds:ModifyDBCluster');
    expect(resourceOf('rds:ModifyDBInstance', scope)).not.toContain(`${here}:cluster:*`);
  });

  it('passes roles to RDS alone', () => {
    const [pass] = statementsOf({purpose: 'respond', ...place}).filter(
      ({Sid}) => Sid === 'LatchkeyPassRoles',
    );
    expect(pass).toMatchObject({
      Resource: 'arn:aws:iam::111122223333:role/*',
      Condition: {StringLike: {'iam:PassedToService': '*rds.amazonaws.com'}},
    });
  });

  it('names an instance and a cluster in any place where only the identifier is known', () => {
    const scope = {purpose: 'respond', database: {identifier: 'orders-db'}} as const;
    expect(resourceOf('rds:StartDBInstance', scope)).toBe('arn:aws:rds:*:*:db:orders-db');
    expect(resourceOf('rds:StartDBCluster', scope)).toBe('arn:aws:rds:*:*:cluster:orders-db');
  });

  it('reads keys of every account, and enables only those of its own', () => {
    const scope = {purpose: 'respond', ...place} as const;
    expect(resourceOf('kms:GetKeyPolicy', scope)).toBe('arn:aws:kms:eu-west-1:*:key/*');
    expect(resourceOf('kms:CreateGrant', scope)).toBe('arn:aws:kms:eu-west-1:*:key/*');
    expect(resourceOf('kms:EnableKey', scope)).toBe('arn:aws:kms:eu-west-1:111122223333:key/*');
  });
});
