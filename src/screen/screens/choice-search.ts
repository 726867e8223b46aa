/** The rows of a question that a search leaves: any plain part of what a row says, details included. */
import type {ChoiceQuestion, Option} from '../../core/question.ts';

// A question never changes, and is searched with every key.
const haystacks = new WeakMap<ChoiceQuestion, readonly string[]>();

/** Places of the matching options among all of them, in their order; all of them without words. */
export function matching(question: ChoiceQuestion, words: string): readonly number[] {
  const wanted = words.trim().toLowerCase();
  const all = question.options.map((_, index) => index);
  if (wanted === '') return all;
  const texts = haystackOf(question);
  return all.filter((index) => texts[index]?.includes(wanted));
}

function haystackOf(question: ChoiceQuestion): readonly string[] {
  const known = haystacks.get(question);
  if (known) return known;
  const texts = question.options.map(textOf);
  haystacks.set(question, texts);
  return texts;
}

function textOf({id, label, cells = [], detail = '', dead = ''}: Option): string {
  return [id, label, ...cells, detail, dead].join('\n').toLowerCase();
}
