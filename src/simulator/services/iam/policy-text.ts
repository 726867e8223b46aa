/** Is a text a policy that can be stored? Its form only: what it lets anybody do is for the evaluator. */
import {parsePolicy} from '../../../policy/parse/parse.ts';

/** What is wrong with a policy text; undefined where it can be stored. */
export function policyTextFlaw(text: string, kind: 'identity' | 'resource'): string | undefined {
  const parsed = parsePolicy(text);
  if (!parsed.ok) return parsed.flaw.message;
  const {statements, oddities} = parsed.document;
  if (statements.length === 0) return 'The policy has no statement.';
  const [oddity] = oddities;
  if (oddity) return oddity.message;
  const isMisplaced = statements.some(
    ({principal}) => (principal !== undefined) !== (kind === 'resource'),
  );
  if (!isMisplaced) return undefined;
  return kind === 'resource'
    ? 'Policy statement must contain principals.'
    : 'Policy document should not specify a principal.';
}
