/** `latchkey train --list`: the lessons, and how far a person has come. */
import {stateFolder} from '../../../engine/sessions.ts';
import type {Lesson} from '../../../training/lesson/lesson.ts';
import {loadLessons} from '../../../training/lesson/library.ts';
import {bestOf, type Progress, readProgress} from '../../../training/progress.ts';
import {type Io, print, say} from '../../io.ts';
import {personOf} from '../../lesson/play.ts';
import {lessonsFolder} from '../../package.ts';

/** One line of the list, as `--json` prints it. */
export type LessonRow = {
  readonly id: string;
  readonly order: number;
  readonly title: string;
  readonly scenario: string;
  readonly minutes: number;
  readonly needs: readonly string[];
  readonly attempts: number;
  /** Points of the best attempt that solved it; null before. */
  readonly best: number | null;
  readonly safety: 'kept' | 'lost' | null;
};

/** The rows of every lesson. */
export function rowsOf(lessons: readonly Lesson[], progress: Progress): readonly LessonRow[] {
  return lessons.map(({id, order, title, scenario, minutes, needs}) => {
    const best = bestOf(progress, id);
    return {
      id,
      order,
      title,
      scenario,
      minutes,
      needs,
      attempts: progress.attempts.filter(({lesson}) => lesson === id).length,
      best: best?.points ?? null,
      safety: best?.safety ?? null,
    };
  });
}

/** Prints the list. */
export async function listLessons(
  options: {readonly json?: boolean; readonly person?: string},
  io: Io,
): Promise<number> {
  const progress = readProgress(stateFolder(io.environment), personOf(options));
  const rows = rowsOf(await loadLessons(lessonsFolder()), progress);
  if (options.json) {
    print(io, JSON.stringify(rows));
    return 0;
  }
  const width = Math.max(0, ...rows.map(({id}) => id.length));
  for (const {order, id, title, minutes, best, safety} of rows) {
    const result = best === null ? `about ${minutes} min` : `best ${best}, safety ${safety}`;
    print(io, `${String(order).padStart(2)}  ${id.padEnd(width)}  ${title} (${result})`);
  }
  const solved = rows.filter(({best}) => best !== null).length;
  say(io, `${rows.length} lessons, ${solved} solved. Begin with: latchkey train 1`);
  return 0;
}
