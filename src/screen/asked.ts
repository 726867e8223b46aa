/** The questions of a session as the journal has them: the last one, and each step's confirmation. */
import type {Entry} from '../core/entry.ts';
import type {ConfirmQuestion} from '../core/question.ts';
import {gathering} from './growing.ts';

const questions = gathering<{last: number; readonly confirmed: Map<string, ConfirmQuestion>}>(
  () => ({last: 0, confirmed: new Map()}),
  (gathered, entry) => {
    if (entry.type !== 'asked') return;
    gathered.last = entry.seq;
    if (entry.question.kind === 'confirm') gathered.confirmed.set(entry.step, entry.question);
  },
);

/** The number of the entry that asked last; 0 for none. */
export function lastAsked(entries: readonly Entry[]): number {
  return questions(entries).last;
}

/** Every step that was asked to be confirmed, with what was asked last. */
export function confirmations(
  entries: readonly Entry[],
): readonly (readonly [string, ConfirmQuestion])[] {
  return [...questions(entries).confirmed];
}

/** The confirmation that was asked for a step last. */
export function confirmationOf(
  entries: readonly Entry[],
  step: string,
): ConfirmQuestion | undefined {
  return questions(entries).confirmed.get(step);
}
