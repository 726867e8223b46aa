/** What plain lines say, before it is laid out for the eye or for the ear. */
import {printable} from '../core/words/text.ts';

/** A labelled fact; `isLong` values (ARNs, inputs) are offered to the ear, not read out. */
export type Row = {
  readonly label: string;
  readonly lines: readonly string[];
  readonly isLong?: boolean;
};

/** One numbered choice. */
export type Choice = {
  readonly number: number;
  readonly label: string;
  readonly detail: string;
  readonly recommended: boolean;
};

/** An answer that a number stands for. */
export type Numbered = Choice & {readonly answer: string};

export type Say =
  /** Something in the world; stamped with mode and time. */
  | {readonly type: 'event'; readonly at: string; readonly text: string}
  /** The first line of a block: `DIAGNOSIS: locked out, cause certain`. */
  | {readonly type: 'head'; readonly word: string; readonly text: string}
  | {readonly type: 'text'; readonly text: string}
  | {readonly type: 'rows'; readonly rows: readonly Row[]}
  | {readonly type: 'choices'; readonly choices: readonly Choice[]}
  /** Lines as they stand, indents and all: a diff, a text to send. The ear is offered them. */
  | {readonly type: 'verbatim'; readonly lines: readonly string[]; readonly about: string}
  /** An AWS CLI command: it breaks only between arguments. */
  | {readonly type: 'command'; readonly text: string};

/** Lays out what is said: `mode` is the stamp's word. */
export type Layout = (says: readonly Say[], mode: string) => readonly string[];

/** Something in the world, its text bounded and printable. */
export function event(at: string, text: string): Say {
  return {type: 'event', at, text: printable(text, 1000)};
}
