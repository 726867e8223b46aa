/** IAM's wildcards: `*` is any text, `?` one character; both may stand anywhere. */

/** A pattern taken apart once: literal pieces and wildcards. */
export type Pattern = readonly Token[];

/** `any` is `*`, `one` is `?`; a literal may hold those signs as plain text. */
export type Token = {readonly type: 'any'} | {readonly type: 'one'} | Literal;

type Literal = {readonly type: 'literal'; readonly text: string};

const any = {type: 'any'} as const;
const one = {type: 'one'} as const;

/** Every `*` and `?` of the text as a wildcard. */
export function patternOf(text: string): Pattern {
  const tokens: Token[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const sign = text[at];
    const isWildcard = sign === '*' || sign === '?';
    if (!isWildcard && at < text.length) continue;
    if (at > from) tokens.push({type: 'literal', text: text.slice(from, at)});
    if (isWildcard) tokens.push(sign === '*' ? any : one);
    from = at + 1;
  }
  return tokens;
}

/** Whether the pattern covers the whole text; steps back only to the last `*`, so never for long. */
export function covers(pattern: Pattern, text: string): boolean {
  let token = 0;
  let at = 0;
  let star = -1;
  let resume = 0;
  while (at < text.length || token < pattern.length) {
    const current = pattern[token];
    if (current?.type === 'any') {
      star = token;
      resume = at;
      token += 1;
      continue;
    }
    const taken = current ? lengthAt(current, text, at) : 0;
    if (taken > 0) {
      at += taken;
      token += 1;
    } else if (star >= 0 && resume < text.length) {
      resume += 1;
      at = resume;
      token = star + 1;
    } else {
      return false;
    }
  }
  return true;
}

/** How many characters the token takes at this place; 0 where it does not fit. */
function lengthAt(token: Token, text: string, at: number): number {
  if (token.type === 'literal') return text.startsWith(token.text, at) ? token.text.length : 0;
  return token.type === 'one' && at < text.length ? 1 : 0;
}

/** Whether the pattern with its wildcards covers the text, regarding case. */
export function matchesWildcard(pattern: string, text: string): boolean {
  if (pattern === '*' || pattern === text) return true;
  const wildcard = pattern.search(/[*?]/);
  if (wildcard < 0 || !text.startsWith(pattern.slice(0, wildcard))) return false;
  // By far the most patterns end in their only `*`.
  if (wildcard === pattern.length - 1 && pattern.endsWith('*')) return true;
  return covers(patternOf(pattern), text);
}
