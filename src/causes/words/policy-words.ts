/** A policy's statement in words: where it stands, what it says, and what would have to change. */
import {printable} from '../../core/words/text.ts';
import type {StatementAnalysis} from '../../policy/analysis.ts';
import {typeWords} from '../../policy/words/types.ts';
import type {Denial, Mismatch} from '../access/trouble.ts';

/** `statement DenyOutside, line 14 of the key policy`. */
export function placeWords({statement, type, policy}: StatementAnalysis): string {
  const name = statement.sid === undefined ? `${statement.index + 1}` : printable(statement.sid);
  const where =
    type === 'resource' ? 'the key policy' : `the ${typeWords(type)} ${printable(policy.name)}`;
  return `statement ${name}, line ${statement.start.line} of ${where}`;
}

/** `line 14, DenyOutside: Deny kms:* to *, Condition StringNotEquals aws:SourceVpce vpce-1`. */
export function statementWords({statement}: StatementAnalysis): string {
  const {effect, action, principal, conditions, sid} = statement;
  const name = sid === undefined ? `statement ${statement.index + 1}` : sid;
  const whom = principal
    ? ` ${principal.isNegated ? 'to all but' : 'to'} ${principal.names.map((one) => one.name).join(', ')}`
    : '';
  const when = conditions.map(
    ({operator, key, values}) => `, Condition ${operator} ${key} ${values.join(', ')}`,
  );
  const actions = `${action.isNegated ? 'all but ' : ''}${action.patterns.join(', ')}`;
  return printable(
    `line ${statement.start.line}, ${name}: ${effect} ${actions}${whom}${when.join('')}`,
    300,
  );
}

/** What would take the Deny off RDS, in a sentence. */
export function exemptionWords({statement, whom}: Denial, account: string): string {
  const place = placeWords(statement);
  const conditions = statement.statement.conditions;
  if (conditions.length === 0)
    return `Take out ${place}, or give it a condition that exempts account ${account}.`;
  const what = whom === 'rds' ? 'the calls of RDS' : 'what RDS asks for you';
  return `Exempt ${what} from ${place}: add the condition Bool aws:PrincipalIsAWSService false, or StringNotEquals kms:CallerAccount ${account}.`;
}

/** The one value that would have to change, in a sentence. */
export function correctionWords({check, statement}: Mismatch): string {
  const actual =
    check.actual.status === 'known' ? check.actual.values.join(', ') : 'nothing under this key';
  return printable(
    `In line ${check.place.line} of the key policy (${statement.statement.sid ?? `statement ${statement.statement.index + 1}`}) ${check.key ?? 'the condition'} asks for ${check.expected.join(' or ')}; RDS comes with ${actual}. Add that value.`,
    400,
  );
}

/** The statement that hands the key back to its account (facts/aws.md §2.8). */
export function delegationWords(partition: string, account: string): string {
  return `Add one statement to the key policy: Allow kms:* to arn:${partition}:iam::${account}:root.`;
}
