/** Is a text a key policy? Syntax only: whom it lets in is for the evaluator. */
import {parsePolicy} from '../../../policy/parse/parse.ts';

// 32 KB of document (facts/aws.md §2.8).
const mostBytes = 32_768;

/** What is wrong with a key policy; undefined where it can be stored. */
export function policyFlaw(text: string): string | undefined {
  if (Buffer.byteLength(text) > mostBytes) return 'Policy document exceeds the maximum size';
  const document = parsed(text);
  if (!isRecord(document)) return 'This policy contains invalid Json';
  const statements = [document.Statement].flat();
  if (document.Statement === undefined || statements.length === 0) {
    return 'Policy document contains no statement';
  }
  for (const statement of statements) {
    const flaw = statementFlaw(statement);
    if (flaw !== undefined) return flaw;
  }
  const read = parsePolicy(text);
  return read.ok ? undefined : read.flaw.message;
}

/** Since 2025-08-18 a statement needs an action and a resource (facts/wire.md §6). */
function statementFlaw(statement: unknown): string | undefined {
  if (!isRecord(statement)) return 'Policy statement must be an object';
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') {
    return 'Policy statement must have the effect Allow or Deny';
  }
  if (!has(statement, 'Principal')) return 'Policy statement must contain principals';
  if (!has(statement, 'Action')) return 'Policy statement must contain actions';
  if (!has(statement, 'Resource')) return 'Policy statement must contain resources';
  return namesTheGone(statement)
    ? 'Policy contains a statement with one or more invalid principals.'
    : undefined;
}

/** A user or role that was deleted shows as its unique ID, which cannot be put again (§2.8). */
function namesTheGone({Principal}: {readonly [name: string]: unknown}): boolean {
  const names = isRecord(Principal) ? [Principal.AWS].flat() : [];
  return names.some((name) => /^A(IDA|ROA)[A-Z0-9]{12,}$/.test(String(name)));
}

function has(statement: {readonly [name: string]: unknown}, name: string): boolean {
  return statement[name] !== undefined || statement[`Not${name}`] !== undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is {readonly [name: string]: unknown} {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
