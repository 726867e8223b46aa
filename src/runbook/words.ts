/** Undo and check in the words of a question: `yes: kms:DisableKey, same KeyId`. */
import type {BoundInput, Undo, Verify} from '../core/plan.ts';
import {durationWords} from '../core/words/time.ts';
import {asText, childrenOf, compile, type Node} from './expression.ts';

/** Words of a runbook that begin so tell a way back by hand. */
const byHand = 'yes: ';

/** Whether a change can be put back: by a call, or by hand in the words of the runbook. */
export function canBeUndone(undo: Undo | undefined): boolean {
  return undo !== undefined && ('call' in undo || undo.words.startsWith(byHand));
}

/** `yes: kms:DisableKey, same KeyId`, `yes: …` in a runbook's words, or `cannot be undone: …`. */
export function undoWords(
  undo: Undo | undefined,
  undoInput: BoundInput,
  input: BoundInput,
): string {
  if (undo === undefined) return 'cannot be undone: no way back is known';
  if ('words' in undo) return canBeUndone(undo) ? undo.words : `cannot be undone: ${undo.words}`;
  const members = Object.entries(undoInput).map(([name, value]) =>
    input[name] === value ? `same ${name}` : `${name} ${asText(value)}`,
  );
  return [`yes: ${undo.call}`, ...members].join(', ');
}

/** `kms:DescribeKey until Enabled, at most 5 min`. */
export function checkWords(verify: Verify | undefined): string {
  if (!verify) return '';
  const limit = durationWords(verify.within * 1000);
  const until = verify.also ? 'everything that was asked for is so' : untilWords(verify.until);
  return `${verify.read} until ${until}, at most ${limit}`;
}

/** The awaited word of a plain comparison; any other expression stands for itself. */
function untilWords(expression: string): string {
  const compiled = compile(expression);
  return (compiled.ok ? awaited(compiled.tree) : undefined) ?? expression;
}

function awaited(node: Node): string | undefined {
  const [left, right] = childrenOf(node);
  if (node.type === 'Comparator' && right?.type === 'Literal') {
    const word = asText(right.value);
    if (node.name === 'EQ') return word;
    return node.name === 'NE' ? `no longer ${word}` : undefined;
  }
  const isList = node.type === 'Function' && node.name === 'contains' && left !== undefined;
  return isList ? alternatives(left) : undefined;
}

function alternatives(list: Node): string | undefined {
  const values: readonly unknown[] =
    list.type === 'Literal' && Array.isArray(list.value)
      ? list.value
      : childrenOf(list).map(({value}) => value);
  const words = values.map(asText).filter((word) => word !== '');
  return words.length === 0 ? undefined : words.join(' or ');
}
