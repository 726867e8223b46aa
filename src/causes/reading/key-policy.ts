/** A first look at the key policy: is the account still in it, and does a Deny touch its use? */
import {type Evidence, type FactValues, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {member, parsedJson} from './json.ts';
import {keyInHand} from './key.ts';
import {once} from './once.ts';
import {coversAction} from './wildcard.ts';

/** What the policy says without judging conditions or single principals. */
export type PolicyLook = {
  readonly statements: number;
  /** The key's account is allowed what RDS asks of a caller (facts/aws.md §2.8). */
  readonly isDelegated: boolean;
  /** A Deny covers something that RDS or its caller needs; whom it meets is not judged here. */
  readonly hasDeny: boolean;
};

// What RDS uses under its grant, and what its caller needs (facts/aws.md §2.7, §2.8).
const neededByRds = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKeyWithoutPlaintext'];
const neededByCaller = ['kms:CreateGrant', 'kms:DescribeKey'];

/** Undefined where the policy was not read or is no policy. */
export function policyLook(evidence: Evidence): PolicyLook | undefined {
  const answer = knownValue(factOf(evidence, 'keyPolicy'));
  return answer && lookAt(answer)(keyInHand(evidence)?.accountId ?? '');
}

// The text is read once; whose account it is about may be learnt later.
const lookAt = once((answer: FactValues['keyPolicy']) => {
  const looks = new Map<string, PolicyLook | undefined>();
  return (account: string) => {
    if (!looks.has(account)) looks.set(account, lookFor(answer, account));
    return looks.get(account);
  };
});

function lookFor(answer: FactValues['keyPolicy'], account: string): PolicyLook | undefined {
  const document = parsedJson(answer.Policy ?? '');
  const statements = listOf(member(document, 'Statement'));
  if (statements.length === 0) return undefined;
  return {
    statements: statements.length,
    isDelegated: neededByCaller.every((action) =>
      statements.some((statement) => delegates(statement, account, action)),
    ),
    hasDeny: statements.some(
      (statement) =>
        member(statement, 'Effect') === 'Deny' &&
        [...neededByRds, ...neededByCaller].some((action) => covers(statement, action)),
    ),
  };
}

function delegates(statement: unknown, account: string, action: string): boolean {
  const principal = member(statement, 'Principal');
  const named = [...listOf(principal), ...listOf(member(principal, 'AWS'))];
  const isAccount = named.some(
    (name) =>
      name === '*' ||
      (account !== '' && (name === account || String(name).endsWith(`:iam::${account}:root`))),
  );
  const isPlain = member(statement, 'Condition') === undefined;
  return (
    isAccount && isPlain && member(statement, 'Effect') === 'Allow' && covers(statement, action)
  );
}

function covers(statement: unknown, action: string): boolean {
  const excluded = listOf(member(statement, 'NotAction'));
  if (excluded.length > 0) return !excluded.some((pattern) => isCovered(pattern, action));
  return listOf(member(statement, 'Action')).some((pattern) => isCovered(pattern, action));
}

function isCovered(pattern: unknown, action: string): boolean {
  return typeof pattern === 'string' && coversAction(pattern, action);
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
