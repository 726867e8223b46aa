/** Pages of a lesson, and the lesson around the pages of a session. */
import type {View} from '../engine/front-end.ts';
import type {TrainingView} from '../engine/training-view.ts';
import {briefPage} from './lesson/brief.ts';
import {bandRows, withBand} from './lesson/coach-band.ts';
import {debriefPage} from './lesson/debrief.ts';
import {quizPage} from './lesson/quiz.ts';
import type {Setting, Unkeyed} from './page.ts';
import type {Brief} from './route.ts';
import {diagnosisPage} from './screens/diagnosis.ts';
import type {Size} from './size.ts';

/** The page of the lesson that stands in front of the session's own; undefined for none. */
export function lessonRoute(
  {session, training}: View,
  brief: Brief,
): {readonly key: string; make(setting: Setting): Unkeyed} | undefined {
  const page = training?.page;
  switch (page?.kind) {
    case undefined:
      return undefined;
    case 'brief':
      return {
        key: `brief:${page.join.length}`,
        make: (setting) => briefPage({session, page, setting}),
      };
    case 'reading': {
      const label = page.questions === 1 ? 'to a question' : `to ${page.questions} questions`;
      const enter = {label, command: {type: 'answer', answer: 'on'} as const};
      return {
        key: 'reading',
        make: (setting) => diagnosisPage({session, briefing: brief(session), enter, setting}),
      };
    }
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
  const {join} = training;
  const about = join.length === 0 ? [] : ['Other tools may join, in another terminal:', ...join];
  const hasHint = page.name === 'hint' || page.keys.some(({id}) => id === 'hint');
  return {
    ...page,
    title,
    about: [...page.about, ...about],
    body: withBand(page.body, training, size),
    keys: hasHint ? page.keys : withHint(page.keys),
  };
}

/** Right behind what answers the question: narrow footers leave out the last keys. */
function withHint(keys: Unkeyed['keys']): Unkeyed['keys'] {
  const leads = (id: string) => ['enter', 'move', 'digits', 'escape', 'tab'].includes(id);
  return [...keys.filter(({id}) => leads(id)), {id: 'hint'}, ...keys.filter(({id}) => !leads(id))];
}
