/** Two paths side by side: moves that do the same stand in one row, in the order of both. */
import {isoTime} from '../../core/clock.ts';
import {clockTime} from '../../core/words/time.ts';
import type {PathRow} from '../../engine/training-view.ts';
import type {Move} from '../lesson/lesson.ts';
import {costOf} from './costs.ts';
import type {OwnMove} from './own-path.ts';

/** Keys by which a move of the reference is found in the own path. */
function keyOf({call, refused, note, words, ends}: Move): string {
  if (ends !== undefined) return `end ${ends}`;
  if (call !== undefined) return refused ? `${call} refused` : call;
  if (note !== undefined) return 'note';
  return /^diagnos/i.test(words) ? 'diagnosed' : '';
}

/**
 * The rows. Only changes and moves of the reference that are missing are amiss. `begun`: when the
 * lesson began, ISO 8601; the reference begins then too.
 */
export function sideBySide(
  own: readonly OwnMove[],
  reference: readonly Move[],
  begun: string,
): readonly PathRow[] {
  const timeOf = ({minute}: Move): string =>
    minute === undefined ? '' : clockTime(isoTime(Date.parse(begun) + minute * 60_000));
  const referencePart = (move: Move | undefined) => ({
    referenceAt: move ? timeOf(move) : '',
    reference: move?.words ?? '',
  });
  const common = longestCommon(own, reference);
  const rows: PathRow[] = [];
  let mine = 0;
  let theirs = 0;
  const take = (untilMine: number, untilTheirs: number) => {
    for (; mine < untilMine; mine += 1) rows.push(ownRow(own[mine]));
    for (; theirs < untilTheirs; theirs += 1) {
      const move = reference[theirs];
      // A move that the program cannot see made, such as reading, is never amiss.
      const isAmiss = move !== undefined && keyOf(move) !== '';
      rows.push({...ownRow(undefined), ...referencePart(move), isAmiss});
    }
  };
  for (const [i, j] of common) {
    take(i, j);
    rows.push({...ownRow(own[i]), ...referencePart(reference[j]), isAmiss: false, cost: ''});
    mine = i + 1;
    theirs = j + 1;
  }
  take(own.length, reference.length);
  return rows;
}

function ownRow(move: OwnMove | undefined): PathRow {
  const {key = '', at = '', words = ''} = move ?? {};
  return {
    at: clockTime(at),
    own: words,
    referenceAt: '',
    reference: '',
    isAmiss: key.includes(':'),
    cost: costOf(key),
  };
}

function isSame(own: OwnMove | undefined, move: Move | undefined): boolean {
  if (!own || !move) return false;
  const key = keyOf(move);
  return key === 'diagnosed' ? own.key.startsWith('diagnosed') : key !== '' && own.key === key;
}

/** Pairs of indexes of the longest common part, found from the end. */
function longestCommon(
  own: readonly OwnMove[],
  reference: readonly Move[],
): readonly (readonly [number, number])[] {
  const lengths = Array.from({length: own.length + 1}, () =>
    new Array<number>(reference.length + 1).fill(0),
  );
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = own.length - 1; i >= 0; i -= 1) {
    for (let j = reference.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (!row) continue;
      row[j] = isSame(own[i], reference[j])
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  let i = 0;
  let j = 0;
  while (i < own.length && j < reference.length) {
    if (isSame(own[i], reference[j])) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
