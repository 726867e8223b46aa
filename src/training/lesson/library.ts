/** Finds lessons on disk, in the order in which they build on each other. */
import {RunbookError, UsageError} from '../../core/errors.ts';
import {readRunbookFiles} from '../../runbook/library.ts';
import {nearest} from '../../runbook/nearest.ts';
import {placeWords} from '../../runbook/place.ts';
import type {Lesson} from './lesson.ts';
import {parseLesson} from './parse.ts';

/** Every lesson of a folder. Throws RunbookError with file:line:column at the first problem. */
export async function loadLessons(folder: string): Promise<readonly Lesson[]> {
  const files = await readRunbookFiles(folder);
  const lessons = files.map(({file, text}) => {
    const {lesson, problems} = parseLesson(file, text);
    const [first] = problems;
    if (first) throw new RunbookError(placeWords(first), first.message, [first.fix]);
    return lesson;
  });
  return lessons.filter((lesson) => lesson !== undefined).sort((a, b) => a.order - b.order);
}

/** The lesson of that id, or of that number in the list. Throws UsageError with what there is. */
export function lessonNamed(lessons: readonly Lesson[], name: string): Lesson {
  const found = lessons.find(({id, order}) => id === name || String(order) === name);
  if (found) return found;
  const near = nearest(
    name,
    lessons.map(({id}) => id),
  );
  throw new UsageError(`There is no lesson "${name.slice(0, 60)}".`, [
    near === undefined ? 'latchkey train --list shows them.' : `Did you mean "${near}"?`,
  ]);
}
