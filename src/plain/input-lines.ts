/** The parameters of a call in plain lines. */
import type {Json} from '../core/json.ts';
import {printable} from '../core/words/text.ts';

// A call's parameters in a question are never cut (a key policy may have 32 KB).
const longestValue = 131_072;

/** `KeyId arn:aws:kms:…`: one parameter a line, never cut. */
export function inputLines(input: {
  readonly [member: string]: Json | undefined;
}): readonly string[] {
  return Object.entries(input).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return [printable(`${name} ${text}`, longestValue)];
  });
}
