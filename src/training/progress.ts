/** Progress per person, in the state directory of this computer: attempts, nothing else. */
import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import {JournalError, UsageError} from '../core/errors.ts';
import {reasonOf} from '../engine/journal/reason.ts';
import type {Score} from './score/score.ts';

const attemptShape = z.object({
  lesson: z.string(),
  session: z.string(),
  /** ISO 8601, real time. */
  at: z.string(),
  solved: z.boolean(),
  points: z.number(),
  safety: z.enum(['kept', 'lost']),
  minutes: z.number(),
  hints: z.number(),
});

const progressShape = z.object({
  format: z.literal('latchkey/training/1'),
  person: z.string(),
  attempts: z.array(attemptShape),
});

/** One attempt at a lesson. */
export type Attempt = Readonly<z.infer<typeof attemptShape>>;

/** Everything a person did. */
export type Progress = {
  readonly format: 'latchkey/training/1';
  readonly person: string;
  readonly attempts: readonly Attempt[];
};

/** The file of a person. Throws UsageError for a name that is none. */
export function progressFile(state: string, person: string): string {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u.test(person)) {
    throw new UsageError(`"${person.slice(0, 40)}" cannot be the name of a person here.`, [
      'Use letters, digits, dots and hyphens, such as --person mara.',
    ]);
  }
  return path.join(state, 'training', `${person}.json`);
}

/** What is known of a person; empty before the first attempt. Throws JournalError. */
export function readProgress(state: string, person: string): Progress {
  const file = progressFile(state, person);
  const empty: Progress = {format: 'latchkey/training/1', person, attempts: []};
  if (!fs.existsSync(file)) return empty;
  try {
    return {...progressShape.parse(JSON.parse(fs.readFileSync(file, 'utf8'))), person};
  } catch (error) {
    throw new JournalError(`${file} cannot be read: ${reasonOf(error).split('\n')[0]}.`, [
      `latchkey train --reset --person ${person} begins anew.`,
    ]);
  }
}

/** Keeps an attempt; one session is one attempt, however often it was interrupted. */
export function keepAttempt(state: string, person: string, attempt: Attempt): Progress {
  const before = readProgress(state, person);
  const others = before.attempts.filter(({session}) => session !== attempt.session);
  const progress: Progress = {...before, attempts: [...others, attempt]};
  const file = progressFile(state, person);
  const next = `${file}.next`;
  try {
    fs.mkdirSync(path.dirname(file), {recursive: true, mode: 0o700});
    fs.writeFileSync(next, `${JSON.stringify(progress, undefined, 2)}\n`, {mode: 0o600});
    fs.renameSync(next, file);
  } catch (error) {
    throw new JournalError(`Progress cannot be kept in ${file}: ${reasonOf(error)}.`, [
      'Free some room, or set LATCHKEY_HOME to a folder that you may write to.',
    ]);
  }
  return progress;
}

/** Forgets a person's attempts; false where there were none. */
export function forgetProgress(state: string, person: string): boolean {
  const file = progressFile(state, person);
  if (!fs.existsSync(file)) return false;
  fs.rmSync(file);
  return true;
}

/** What an attempt came to. */
export function attemptOf(score: Score, session: string, at: string): Attempt {
  const {lesson, solved, points, safety, minutes, hints} = score;
  return {lesson, session, at, solved, points, safety, minutes, hints: hints.levels.length};
}

/** The best attempt that solved the lesson; undefined where none did. */
export function bestOf({attempts}: Progress, lesson: string): Attempt | undefined {
  return attempts
    .filter((attempt) => attempt.lesson === lesson && attempt.solved)
    .reduce<Attempt | undefined>(
      (best, one) => (best === undefined || one.points > best.points ? one : best),
      undefined,
    );
}

/** `Best of 2 attempts: 88.`; empty before the first. */
export function progressWords(progress: Progress, lesson: string): string {
  const tries = progress.attempts.filter((attempt) => attempt.lesson === lesson).length;
  if (tries === 0) return '';
  const best = bestOf(progress, lesson);
  const attempts = tries === 1 ? '1 attempt' : `${tries} attempts`;
  return best === undefined
    ? `${attempts}, none solved yet.`
    : `Best of ${attempts}: ${best.points}.`;
}
