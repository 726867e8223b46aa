/** The coach: what was done or left undone, once an entry, in at most three lines; never what is next. */
import type {Entry} from '../../core/entry.ts';
import type {Session} from '../../core/session.ts';
import type {Lesson} from '../lesson/lesson.ts';
import {noteOf} from '../notes.ts';
import {holds, type StateOfPlay} from '../state-of-play.ts';
import {remarkOn} from './remarks.ts';

/** An entry with the session and the state of play on both sides of it. */
export type Happened = {
  readonly entry: Entry;
  readonly before: {readonly session: Session; readonly state: StateOfPlay};
  readonly after: {readonly session: Session; readonly state: StateOfPlay};
};

/** Longer comments would be read instead of the screen. */
export const mostLines = 3;

/** Sentences about an entry; none for most. A lesson's own comments come before the general ones. */
export function coachSays(lesson: Lesson, happened: Happened): readonly string[] {
  if (lesson.coach === 'quiet' || noteOf(happened.entry)) return [];
  const own = lesson.comments
    .filter(({when}) => !holds(when, happened.before.state) && holds(when, happened.after.state))
    .map(({says}) => says);
  return own.length > 0 ? own.slice(0, 1) : remarkOn(happened).slice(0, 1);
}
