/** The lockout check: may whoever puts a key policy put the next one too? (facts/aws.md §2.8) */
import {matches} from '../../authorize.ts';
import {AwsError} from '../../wire/aws-error.ts';
import {principalNames} from '../../world/names.ts';
import type {Call} from '../call.ts';

type Statement = {readonly [name: string]: unknown};

/** Throws the recorded refusal where the caller could not call PutKeyPolicy any more. */
export function requireNoLockout(
  call: Call,
  policy: string,
  isBypassed: boolean | undefined,
): void {
  if (isBypassed || keepsPutKeyPolicy(call, policy)) return;
  const message = 'The new key policy will not allow you to update the key policy in the future.';
  throw new AwsError('MalformedPolicyDocumentException', message);
}

/**
 * Conservative: a conditioned Allow does not count, and a conditioned Deny does not hurt, because
 * the next request may come with other values.
 */
function keepsPutKeyPolicy(call: Call, policy: string): boolean {
  const statements = statementsOf(policy).filter(
    (statement) =>
      statement.Condition === undefined && coversPut(statement) && isAbout(call, statement),
  );
  const isDenied = statements.some(({Effect}) => Effect === 'Deny');
  return !isDenied && statements.some(({Effect}) => Effect === 'Allow');
}

function statementsOf(policy: string): Statement[] {
  const document: unknown = JSON.parse(policy);
  if (typeof document !== 'object' || document === null) return [];
  const statements: unknown[] = [Reflect.get(document, 'Statement')].flat();
  return statements.filter(
    (statement): statement is Statement => typeof statement === 'object' && statement !== null,
  );
}

function coversPut({Action, NotAction}: Statement): boolean {
  const covers = (patterns: unknown): boolean =>
    texts(patterns).some((pattern) => matches(pattern, 'kms:PutKeyPolicy'));
  return NotAction === undefined ? covers(Action) : !covers(NotAction);
}

/** The caller itself, or its account, which leaves the decision to IAM. */
function isAbout(call: Call, {Principal, NotPrincipal}: Statement): boolean {
  const {accountId} = call.principal;
  const names = [
    '*',
    accountId,
    `arn:aws:iam::${accountId}:root`,
    ...principalNames(call.principal),
  ];
  const named = texts(NotPrincipal ?? Principal);
  const isNamed = named.some((name) => names.includes(name));
  return NotPrincipal === undefined ? isNamed : !isNamed;
}

/** Names and patterns in whatever form a policy writes them: a text, a list, or a list by type. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return typeof value === 'object' && value !== null ? texts(Reflect.get(value, 'AWS')) : [];
}
