/** The list of lessons on the full screen, and the lesson that is begun from it. */
import {exitCodes} from '../../../core/errors.ts';
import {counted} from '../../../core/words/text.ts';
import {stateFolder} from '../../../engine/sessions.ts';
import type {LessonItem} from '../../../screen/lesson-items.ts';
import {classes} from '../../../training/lesson/classes.ts';
import {type Lesson, pointsOf} from '../../../training/lesson/lesson.ts';
import {loadLessons} from '../../../training/lesson/library.ts';
import {bestOf, type Progress, readProgress} from '../../../training/progress.ts';
import {openScreen, type ScreenHandle} from '../../front-ends.ts';
import type {Io} from '../../io.ts';
import {type LessonOptions, personOf} from '../../lesson/play.ts';
import {lessonsFolder} from '../../package.ts';
import {trainLesson} from './lesson.ts';

/** Opens the screen for the list. */
export async function openLessons(options: LessonOptions, io: Io): Promise<number> {
  const screen = await openScreen(io, options);
  try {
    return await chooseLesson(options, io, screen);
  } finally {
    await screen.close();
  }
}

/** Shows the list on an open screen; 0 where none was chosen. */
export async function chooseLesson(
  options: LessonOptions,
  io: Io,
  screen: ScreenHandle,
): Promise<number> {
  const lessons = await loadLessons(lessonsFolder());
  const progress = readProgress(stateFolder(io.environment), personOf(options));
  const chosen = await screen.chooseLesson(
    lessons.map((lesson) => itemOf(lesson, lessons, progress)),
  );
  if (chosen === undefined) return exitCodes.recovered;
  return trainLesson(chosen, options, io, screen);
}

/** A lesson as the list shows it. */
export function itemOf(lesson: Lesson, lessons: readonly Lesson[], progress: Progress): LessonItem {
  const {id, order, title, minutes, learns, hints} = lesson;
  const best = bestOf(progress, id);
  const needs = lesson.needs.flatMap((need) => {
    const found = lessons.find((other) => other.id === need);
    return found ? [`lesson ${found.order}`] : [];
  });
  const points = classes.map((name) => `${pointsOf(lesson, name)} ${name}`).join(', ');
  const prices = hints.map(({price}) => String(price));
  const last = prices.pop() ?? '';
  const off = `${prices.length === 0 ? '' : `${prices.join(', ')} and `}${last}`;
  return {
    id,
    order,
    title,
    minutes,
    learns,
    needs: needs.join(', '),
    points: `100 points: ${points}`,
    hints:
      hints.length === 0
        ? 'none'
        : `${counted(hints.length, 'hint')}: ${off} points off, only if you solve it`,
    ...(best ? {best: best.points, safety: best.safety, took: best.minutes} : {}),
  };
}
