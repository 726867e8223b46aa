/** Texts with `{{ JMESPath }}` in them, taken apart. */

/** A piece of a text: as it stands, or an expression; `start` is its offset in the text. */
export type Part =
  | {readonly type: 'text'; readonly text: string}
  | {readonly type: 'expression'; readonly expression: string; readonly start: number};

/** The pieces of a text in order; an opening `{{` without its end stays text. */
export function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(/\{\{(.*?)\}\}/gs)) {
    if (match.index > end) parts.push({type: 'text', text: text.slice(end, match.index)});
    parts.push({type: 'expression', expression: (match[1] ?? '').trim(), start: match.index});
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({type: 'text', text: text.slice(end)});
  return parts;
}

/** The expressions of a text. */
export function expressionsOf(text: string): readonly string[] {
  return partsOf(text).flatMap((part) => (part.type === 'expression' ? [part.expression] : []));
}

/** The expression when the text is exactly one `{{ … }}` and nothing else. */
export function onlyExpression(text: string): string | undefined {
  const [part, ...rest] = partsOf(text);
  return part?.type === 'expression' && rest.length === 0 ? part.expression : undefined;
}
