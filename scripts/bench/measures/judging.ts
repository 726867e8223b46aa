/** The pure part of a diagnosis, at its worst: a key with 5,000 grants and a policy of 32 KB. */
import {diagnose} from '../../../src/causes/diagnose.ts';
import type {Evidence} from '../../../src/core/evidence.ts';
import {type Figure, medianOf} from '../figure.ts';

const runs = 60;
const warmUp = 20;
const mostMilliseconds = 5;

const account = '111122223333';
const key = `arn:aws:kms:eu-west-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

/** Each run judges evidence of its own: nothing that was worked out before is found again. */
export async function judgingTime(): Promise<readonly Figure[]> {
  const grants = Array.from({length: 5000}, (_, index) => ({
    GrantId: `g-${index}`,
    GranteePrincipal: 'rds.eu-west-1.amazonaws.com',
    Operations: ['Decrypt', 'CreateGrant'],
    Constraints: {EncryptionContextSubset: {'aws:rds:db-id': `db-${index}`}},
  }));
  const byTeam = wholePolicy((index) => `arn:aws:iam::${account}:role/team-${index}`);
  const byCondition = wholePolicy(() => '*');
  const size = Math.round(byTeam.length / 1024);
  return [
    judged(`judging 5,000 grants and a policy of ${size} KB`, grants, byTeam),
    judged('the same, every statement naming everybody', grants, byCondition),
  ];
}

function judged(what: string, grants: readonly object[], policy: string): Figure {
  const times: number[] = [];
  for (let run = 0; run < warmUp + runs; run += 1) {
    const facts = evidence(grants, policy);
    const begin = performance.now();
    const {findings} = diagnose(
      facts,
      {database: {identifier: 'orders-db'}, accountId: account, region: 'eu-west-1'},
      '2026-03-02T02:14:24.000Z',
    );
    if (run >= warmUp) times.push(performance.now() - begin);
    if (findings.length === 0) throw new Error('Nothing was found.');
  }
  return {what, unit: 'ms', ...medianOf(times), budget: mostMilliseconds};
}

function wholePolicy(nameOf: (index: number) => string): string {
  const statements = [];
  for (let index = 0; JSON.stringify({Statement: statements}).length < 32_300; index += 1) {
    statements.push({
      Sid: `Team${index}`,
      Effect: index % 5 === 0 ? 'Deny' : 'Allow',
      Principal: {AWS: nameOf(index)},
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*', 'kms:CreateGrant'],
      Resource: '*',
      Condition: {StringLike: {'kms:ViaService': 'rds.*.amazonaws.com'}},
    });
  }
  return JSON.stringify({Version: '2012-10-17', Statement: statements});
}

function evidence(grants: readonly object[], policy: string): Evidence {
  const database = {
    DBInstanceIdentifier: 'orders-db',
    DBInstanceArn: `arn:aws:rds:eu-west-1:${account}:db:orders-db`,
    DBInstanceStatus: 'inaccessible-encryption-credentials-recoverable',
    DbiResourceId: 'db-4711',
    KmsKeyId: key,
  };
  const answers = {
    identity: {Arn: `arn:aws:sts::${account}:assumed-role/OnCall/mara`, Account: account},
    instance: {DBInstances: [database]},
    key: {KeyMetadata: {Arn: key, AWSAccountId: account, KeyState: 'Enabled', Origin: 'AWS_KMS'}},
    keyPolicy: {Policy: policy},
    grants: {Grants: grants},
  };
  const facts = Object.entries(answers).map(([name, value]) => [
    name,
    {status: 'known', call: 'kms:DescribeKey', at: '2026-03-02T02:14:22.000Z', value},
  ]);
  return Object.fromEntries(facts);
}
