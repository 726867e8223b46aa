/** Policy variables: `${aws:username}`, `${key, 'default'}`, and `${*}` for the sign itself. */
import type {Lookup} from './context.ts';
import {type Pattern, patternOf, type Token} from './wildcard.ts';

/** A policy's text with its variables filled in. */
export type Filled =
  | {readonly status: 'known'; readonly pattern: Pattern; readonly text: string}
  /** A variable has no value: nothing is equal to it or like it. */
  | {readonly status: 'valueless'}
  | {readonly status: 'unknown'; readonly because: string};

const variable = /(\$\{[^{}]*\})/;
const signs = new Set(['*', '?', '$']);
const withDefault = /^(.*?)\s*,\s*'(.*)'$/s;

/** Only this version knows variables (IAM guide, Variables and tags). */
const versionWithVariables = '2012-10-17';

/** Fills in the variables; a value's own `*` and `?` are plain text. */
export function fill(text: string, version: string, lookup: Lookup): Filled {
  if (version !== versionWithVariables || !text.includes('${')) {
    return asWritten(text);
  }
  const tokens: Token[] = [];
  let whole = '';
  for (const piece of text.split(variable)) {
    if (!variable.test(piece)) {
      tokens.push(...patternOf(piece));
      whole += piece;
      continue;
    }
    const value = valueBehind(piece.slice(2, -1), lookup);
    if (typeof value !== 'string') return value;
    if (value !== '') tokens.push({type: 'literal', text: value});
    whole += value;
  }
  return {status: 'known', pattern: tokens, text: whole};
}

/** Without variables. Few operators ask for the pattern, so it is made when one does. */
export function asWritten(text: string): Extract<Filled, {status: 'known'}> {
  return new Written(text);
}

class Written {
  readonly status = 'known';
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get pattern(): Pattern {
    return patternOf(this.text);
  }
}

function valueBehind(inner: string, lookup: Lookup): string | Exclude<Filled, {status: 'known'}> {
  if (signs.has(inner)) return inner;
  const [, name = inner, fallback] = withDefault.exec(inner) ?? [];
  const value = lookup.get(name.trim());
  if (value.status === 'unknown') return value;
  // A key with several values cannot be a variable (IAM guide, Variables and tags).
  if (value.status === 'known' && value.values.length === 1) return value.values[0] ?? '';
  return fallback ?? {status: 'valueless'};
}
