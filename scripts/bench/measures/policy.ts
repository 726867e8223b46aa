/** The policy evaluator on the largest key AWS would keep: a 32 KB policy and 5,000 grants. */
import {evaluate} from '../../../src/policy/evaluate.ts';
import {parsePolicy} from '../../../src/policy/parse/parse.ts';
import {type Grant, noPolicies, read} from '../../../src/policy/policies.ts';
import type {Request} from '../../../src/policy/request.ts';
import {type Figure, medianOf} from '../figure.ts';

const account = '111122223333';
const service = 'rds.us-east-1.amazonaws.com';
const mostBytes = 32_768;
const grantCount = 5_000;
const runs = 50;
const mostMilliseconds = 5;

/** Reading and evaluating; the first run, before anything is warm, stands beside the median. */
export async function policyTime(): Promise<readonly Figure[]> {
  const text = largePolicy();
  const grants = manyGrants();
  const parse = timesOf(() => parsePolicy(text));
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new Error(parsed.flaw.message);
  const resource = read({name: 'key policy', document: parsed.document});
  const policies = {...noPolicies, resource, grants: read(grants)};
  const request = decryptBy(service);
  const decision = evaluate(request, policies).decision;
  if (decision !== 'allowed') throw new Error(`RDS is ${decision}, so this measures nothing`);
  const evaluation = timesOf(() => evaluate(request, policies));
  const both = timesOf(() => {
    const again = parsePolicy(text);
    if (again.ok)
      evaluate(request, {...policies, resource: read({name: 'k', document: again.document})});
  });
  const budget = mostMilliseconds;
  const size = `${parsed.document.statements.length} statements, ${grantCount} grants`;
  return [
    {what: 'read a key policy of 32 KB', unit: 'ms', ...medianOf(parse.slice(1))},
    {what: `decide by ${size}`, unit: 'ms', ...medianOf(evaluation.slice(1))},
    {what: 'read and decide', unit: 'ms', ...medianOf(both), budget},
    {what: 'the first time it is read', unit: 'ms', measured: parse[0] ?? Number.NaN},
  ];
}

function timesOf(run: () => unknown): readonly number[] {
  return Array.from({length: runs}, () => {
    const begin = performance.now();
    run();
    return performance.now() - begin;
  });
}

/** As many conditioned statements as fit; none of them is about RDS. */
function largePolicy(): string {
  const statements: object[] = [];
  const textOf = () => JSON.stringify({Version: '2012-10-17', Statement: statements}, undefined, 2);
  while (textOf().length < mostBytes) statements.push(statementOf(statements.length));
  statements.pop();
  return textOf();
}

function statementOf(number: number): object {
  return {
    Sid: `Team${number}`,
    Effect: number % 5 === 0 ? 'Deny' : 'Allow',
    Principal: {AWS: `arn:aws:iam::${account}:role/team-${number}`},
    Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
    Resource: '*',
    Condition: {
      StringLike: {'kms:ViaService': ['s3.*.amazonaws.com', 'ec2.*.amazonaws.com']},
      StringEquals: {'kms:EncryptionContext:team': `team-${number}`},
    },
  };
}

/** All of one service, as on a key that many databases share; only the last one fits. */
function manyGrants(): readonly Grant[] {
  return Array.from({length: grantCount}, (_, number) => ({
    id: number.toString(16).padStart(64, '0'),
    granteePrincipal: service,
    operations: ['Decrypt', 'Encrypt', 'GenerateDataKeyWithoutPlaintext', 'CreateGrant'],
    encryptionContextSubset: {'aws:rds:db-id': `db-${number}`},
  }));
}

function decryptBy(principal: string): Request {
  return {
    action: 'kms:Decrypt',
    resource: {arn: `arn:aws:kms:us-east-1:${account}:key/1234abcd`, accountId: account},
    principal: {kind: 'service', arn: principal, accountId: ''},
    context: {
      keys: {},
      others: {status: 'absent'},
      encryptionContext: {'aws:rds:db-id': `db-${grantCount - 1}`},
    },
  };
}
