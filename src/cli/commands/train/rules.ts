/** `latchkey train rules`: everything a score is made of, for anybody to read before they begin. */
import {wrap} from '../../../plain/wrap.ts';
import {lessonNamed, loadLessons} from '../../../training/lesson/library.ts';
import {generalRules, rulesOf} from '../../../training/score/rules-words.ts';
import {type Io, print} from '../../io.ts';
import {lessonsFolder} from '../../package.ts';

/** Prints the general rules, then those of every lesson or of one. */
export async function printRules(name: string | undefined, io: Io): Promise<number> {
  const all = await loadLessons(lessonsFolder());
  const lessons = name === undefined ? all : [lessonNamed(all, name)];
  for (const rule of generalRules) tell(rule, '', io);
  for (const lesson of lessons) {
    print(io, '');
    tell(`Lesson ${lesson.order}: ${lesson.title} (${lesson.id})`, '', io);
    for (const rule of rulesOf(lesson)) tell(rule, '  ', io);
  }
  return 0;
}

function tell(text: string, indent: string, io: Io): void {
  for (const line of wrap(text, indent, indent.length + 2)) print(io, line);
}
