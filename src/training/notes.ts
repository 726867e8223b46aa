/** What a lesson adds to the journal: notes in fixed words, so that the record stays readable. */
import type {Entry} from '../core/entry.ts';
import {trainer} from '../core/trainer.ts';

/** What happened in a lesson besides the session. */
export type LessonNote =
  | {readonly type: 'begun'}
  /** The simulated AWS is served for other tools on that port. */
  | {readonly type: 'served'; readonly port: number}
  | {readonly type: 'hint'; readonly level: number; readonly price: number}
  | {
      readonly type: 'answer';
      readonly question: string;
      readonly choice: string;
      readonly isRight: boolean;
    };

/** The text of a note. */
export function noteText(note: LessonNote): string {
  switch (note.type) {
    case 'begun':
      return 'The lesson begins.';
    case 'served':
      return `Other tools may join on port ${note.port}.`;
    case 'hint':
      return `Hint ${note.level} shown for ${note.price} points.`;
    case 'answer':
      return `Question ${note.question} answered ${note.choice}: ${note.isRight ? 'right' : 'wrong'}.`;
  }
}

const served = /^Other tools may join on port (\d+)\.$/;
const hint = /^Hint (\d+) shown for (\d+) points\.$/;
const answer = /^Question ([a-z0-9-]+) answered ([a-z0-9-]+): (right|wrong)\.$/;

/** The note that an entry holds; undefined for everything else, also for what a person wrote. */
export function noteOf(entry: Entry): LessonNote | undefined {
  if (entry.type !== 'noted' || entry.by !== trainer) return undefined;
  if (entry.text === noteText({type: 'begun'})) return {type: 'begun'};
  const port = served.exec(entry.text)?.[1];
  if (port !== undefined) return {type: 'served', port: Number(port)};
  const bought = hint.exec(entry.text);
  if (bought) return {type: 'hint', level: Number(bought[1]), price: Number(bought[2])};
  const [, question, choice, verdict] = answer.exec(entry.text) ?? [];
  if (question === undefined || choice === undefined) return undefined;
  return {type: 'answer', question, choice, isRight: verdict === 'right'};
}

/** How far a lesson has come: a fold over its journal, so that an interruption loses nothing. */
export type LessonRecord = {
  readonly isBegun: boolean;
  /** The port on which other tools may join; absent where nobody was let in. */
  readonly port?: number;
  /** Levels of the hints that were bought. */
  readonly hints: readonly number[];
  /** Question id → choice id. */
  readonly answers: {readonly [question: string]: string};
};

/** The record of a journal. A question counts as it was answered first. */
export function recordOf(entries: readonly Entry[]): LessonRecord {
  let record: LessonRecord = {isBegun: false, hints: [], answers: {}};
  for (const entry of entries) {
    const note = noteOf(entry);
    if (note?.type === 'begun') record = {...record, isBegun: true};
    else if (note?.type === 'served') record = {...record, port: note.port};
    else if (note?.type === 'hint') {
      record = {...record, hints: [...new Set([...record.hints, note.level])]};
    } else if (note?.type === 'answer') {
      record = {...record, answers: {[note.question]: note.choice, ...record.answers}};
    }
  }
  return record;
}
