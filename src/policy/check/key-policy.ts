/** Would KMS store this text as a key policy? Syntax only: whom it lets in is for the evaluator. */
import type {PolicyDocument, Statement} from '../document.ts';
import {parsePolicy} from '../parse/parse.ts';
import {conditionFlaw} from './conditions.ts';
import type {PolicyFlaw} from './flaw.ts';
import {principalFlaw} from './principals.ts';

// 32 KB of document (facts/aws.md §2.8).
const mostBytes = 32_768;
const versions = ['2008-10-17', '2012-10-17'];
const actionForm = /^(?:\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+)$/;
const start = {line: 1, column: 1};

/**
 * The first flaw; undefined where KMS would store the text. Whether a principal exists only AWS
 * knows: `exists` answers for those that the caller knows about.
 */
export function keyPolicyFlaw(
  text: string,
  exists: (arn: string) => boolean = () => true,
): PolicyFlaw | undefined {
  if (new TextEncoder().encode(text).length > mostBytes) {
    const message = 'The policy is longer than 32 KB (32,768 bytes).';
    return {kind: 'size', message, place: start};
  }
  const parsed = parsePolicy(text);
  if (!parsed.ok) return {kind: parsed.isJson ? 'statement' : 'json', ...parsed.flaw};
  return documentFlaw(parsed.document, exists);
}

function documentFlaw(
  {version, statements, oddities}: PolicyDocument,
  exists: (arn: string) => boolean,
): PolicyFlaw | undefined {
  const [oddity] = oddities;
  if (oddity) return {kind: 'statement', ...oddity};
  if (!versions.includes(version)) {
    const message = `The Version must be ${versions.join(' or ')}.`;
    return {kind: 'statement', message, place: start};
  }
  if (statements.length === 0) {
    return {kind: 'statement', message: 'The policy has no statement.', place: start};
  }
  for (const statement of statements) {
    const flaw = statementFlaw(statement) ?? principalFlaw(statement, exists);
    if (flaw) return flaw;
    for (const condition of statement.conditions) {
      const found = conditionFlaw(condition);
      if (found) return found;
    }
  }
  return undefined;
}

/** Since 2025-08-18 a statement needs an action and a resource (facts/wire.md §6). */
function statementFlaw({action, resource, start: place}: Statement): PolicyFlaw | undefined {
  if (action.patterns.length === 0) {
    return {kind: 'action', message: 'This statement names no action.', place};
  }
  const wrong = action.patterns.find((pattern) => !actionForm.test(pattern));
  if (wrong !== undefined) {
    return {kind: 'action', message: `${wrong} is no action.`, place: action.place};
  }
  if (!resource || resource.patterns.length === 0) {
    return {kind: 'resource', message: 'This statement names no resource.', place};
  }
  return undefined;
}
