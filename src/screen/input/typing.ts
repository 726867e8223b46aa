/** What is wrong with a typed confirmation, said so that it can be mended. Pure. */
import {characters} from '../text/line.ts';

/** Undefined when the text is the one asked for; blanks around it are forgiven. */
export function mistakeIn(typed: string, expected: string): string | undefined {
  const given = typed.trim();
  if (given === expected) return undefined;
  if (given === '') return `Type ${expected} first. Nothing was sent.`;
  return `Not the same: ${differenceWords(given, expected)}. Nothing was sent.`;
}

function differenceWords(given: string, expected: string): string {
  const typed = characters(given);
  const wanted = characters(expected);
  const first = typed.findIndex((character, index) => character !== wanted[index]);
  if (first === -1) return `${letters(wanted.length - typed.length)} missing at the end`;
  if (first >= wanted.length) return `${letters(typed.length - wanted.length)} too many at the end`;
  const is = typed[first] ?? '';
  const should = wanted[first] ?? '';
  if (is.toLowerCase() === should.toLowerCase() && typed.length === wanted.length) {
    return is === is.toLowerCase()
      ? `small ${is} instead of ${should}`
      : `capital ${is} instead of ${should}`;
  }
  if (typed.length < wanted.length) return `${letters(wanted.length - typed.length)} missing`;
  if (typed.length > wanted.length) return `${letters(typed.length - wanted.length)} too many`;
  return `character ${first + 1} is ${quoted(is)} instead of ${quoted(should)}`;
}

function quoted(character: string): string {
  return character === ' ' ? 'a blank' : character;
}

function letters(count: number): string {
  const numbers = ['no', 'one', 'two', 'three', 'four', 'five'];
  const word = numbers[count] ?? String(count);
  return count === 1 ? `${word} letter is` : `${word} letters are`;
}
