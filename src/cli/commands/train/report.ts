/** `latchkey train report`: Markdown for a team lead, from the records on this computer alone. */
import fs from 'node:fs';
import {UsageError} from '../../../core/errors.ts';
import {readEntries, readSession, sessionFolder, stateFolder} from '../../../engine/sessions.ts';
import {readWorld, worldFile} from '../../../engine/worlds/world-file.ts';
import {restoreSimulator} from '../../../simulator/simulator.ts';
import {debriefOf} from '../../../training/debrief/debrief.ts';
import {debriefMarkdown, progressMarkdown} from '../../../training/debrief/markdown.ts';
import {lessonNamed, loadLessons} from '../../../training/lesson/library.ts';
import {progressWords, readProgress} from '../../../training/progress.ts';
import {type Io, say} from '../../io.ts';
import {personOf} from '../../lesson/play.ts';
import {lessonsFolder} from '../../package.ts';

/** Prints it, or writes it into a file. */
export async function trainingReport(
  session: string | undefined,
  options: {readonly person?: string; readonly output?: string},
  io: Io,
): Promise<number> {
  const lessons = await loadLessons(lessonsFolder());
  const state = stateFolder(io.environment);
  const progress = readProgress(state, personOf(options));
  const text =
    session === undefined
      ? progressMarkdown(lessons, progress)
      : sessionMarkdown(state, session, (id) => {
          const lesson = lessonNamed(lessons, id);
          return {lesson, words: progressWords(progress, lesson.id)};
        });
  if (options.output === undefined) io.stdout.write(text);
  else write(options.output, text, io);
  return 0;
}

function sessionMarkdown(
  state: string,
  id: string,
  find: (lesson: string) => {lesson: Parameters<typeof debriefOf>[0]; words: string},
): string {
  const folder = sessionFolder(state, id);
  if (!/^[a-z0-9-]+$/.test(id) || !fs.existsSync(folder)) {
    throw new UsageError(`There is no session "${id.slice(0, 80)}".`, [
      'latchkey sessions lists all.',
    ]);
  }
  const session = readSession(state, id);
  if (session.lesson === undefined) {
    throw new UsageError(`Session ${id} is no lesson.`, [`latchkey report ${id} reports it.`]);
  }
  const simulator = restoreSimulator(readWorld(worldFile(folder)));
  simulator.advance(Math.max(0, Date.parse(session.at) - simulator.now()));
  const {lesson, words} = find(session.lesson);
  const entries = readEntries(state, id);
  return debriefMarkdown(debriefOf(lesson, {simulator, session, entries}, words), id);
}

function write(file: string, text: string, io: Io): void {
  try {
    fs.writeFileSync(file, text, {mode: 0o600});
  } catch {
    throw new UsageError(`${file} cannot be written.`, ['Name a file in a folder that exists.']);
  }
  say(io, `Written: ${file}`);
}
