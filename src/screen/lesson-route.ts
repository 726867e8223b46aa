/** Pages of a lesson, and the lesson around the pages of a session. */
import type {View} from '../engine/front-end.ts';
import type {TrainingView} from '../engine/training-view.ts';
import {briefPage} from './lesson/brief.ts';
import {bandRows, withBand} from './lesson/coach-band.ts';
import {debriefPage} from './lesson/debrief.ts';
import {quizPage} from './lesson/quiz.ts';
import type {Setting, Unkeyed} from './page.ts';
import type {Size} from './size.ts';

/** The page of the lesson that stands in front of the session's own; undefined for none. */
export function lessonRoute({
  session,
  training,
}: View): {readonly key: string; make(setting: Setting): Unkeyed} | undefined {
  const page = training?.page;
  switch (page?.kind) {
    case undefined:
      return undefined;
    case 'brief':
      return {key: 'brief', make: (setting) => briefPage({session, page, setting})};
    case 'quiz': {
      const key = `quiz:${page.id}:${page.chosen ?? 'open'}:${page.isLast}`;
      return {key, make: (setting) => quizPage({session, page, setting})};
    }
    case 'debrief':
      return {key: 'debrief', make: (setting) => debriefPage({session, page, setting})};
  }
}

/** The size that is left for a page of the session above the coach's band. */
export function sizeInLesson(size: Size, training: TrainingView | undefined): Size {
  if (!training || training.page) return size;
  return {...size, rows: size.rows - bandRows(training, size)};
}

/** A page with the lesson's number in its title, the coach beneath it, and the key of the hints. */
export function inLesson(page: Unkeyed, training: TrainingView | undefined, size: Size): Unkeyed {
  if (!training) return page;
  const title = `Lesson ${training.lesson.order} · ${page.title}`;
  if (training.page) return {...page, title};
  const hasHint = page.name === 'hint' || page.keys.some(({id}) => id === 'hint');
  return {
    ...page,
    title,
    body: withBand(page.body, training, size),
    keys: hasHint ? page.keys : [...page.keys, {id: 'hint'}],
  };
}
