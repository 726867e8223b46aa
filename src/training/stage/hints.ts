/** The shelf of hints: what was bought stays readable, the next one tells its price first. */
import type {HintShelf} from '../../engine/training-view.ts';
import type {Lesson} from '../lesson/lesson.ts';
import type {LessonRecord} from '../notes.ts';
import {possibleOf} from '../score/score.ts';
import type {StateOfPlay} from '../state-of-play.ts';

/** Hints are bought in their order. */
export function shelfOf(lesson: Lesson, record: LessonRecord, state: StateOfPlay): HintShelf {
  const {hints} = lesson;
  const shown = hints.filter(({level}) => record.hints.includes(level));
  const next = hints.find(({level}) => !record.hints.includes(level));
  return {
    count: hints.length,
    shown: shown.map(({level, price, text}) => ({level, price, text})),
    ...(next === undefined
      ? {}
      : {
          next: {
            level: next.level,
            about: next.about,
            price: next.price,
            isLast: next.level === hints.length,
            now: possibleOf(lesson, state, record),
            after: possibleOf(lesson, state, record, next.price),
          },
        }),
  };
}
