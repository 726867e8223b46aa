/** What a debrief offers: the next lesson, or the same one again. */
import type {DebriefPage} from '../../engine/training-view.ts';
import type {Lesson} from '../../training/lesson/lesson.ts';
import {bestOf, type Progress} from '../../training/progress.ts';
import {again} from '../../training/stage/steps.ts';

/** After a solved lesson the next one that is not solved yet, or just the next; else it again. */
export function nextOf(
  lesson: Lesson,
  isSolved: boolean,
  lessons: readonly Lesson[],
  progress: Progress,
): DebriefPage['next'] {
  if (!isSolved) return {word: again, lesson: nameOf(lesson)};
  const later = lessons.filter(({order}) => order > lesson.order);
  const found = later.find(({id}) => bestOf(progress, id) === undefined) ?? later[0];
  return found && {word: 'next', lesson: nameOf(found)};
}

function nameOf({id, order, title}: Lesson) {
  return {id, order, title};
}
