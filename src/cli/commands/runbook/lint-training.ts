/** What `runbook lint` checks beside runbooks: lessons, and scenarios whose history has to be possible. */
import {readFile} from 'node:fs/promises';
import {basename} from 'node:path';
import {RunbookError} from '../../../core/errors.ts';
import {type RunbookFile, readRunbookFiles} from '../../../runbook/library.ts';
import {parseRunbook} from '../../../runbook/parse.ts';
import {type Problem, problemAt} from '../../../runbook/place.ts';
import {createSimulator, readScenario} from '../../../simulator/simulator.ts';
import {lintLessons} from '../../../training/lesson/lint.ts';
import {parseLesson} from '../../../training/lesson/parse.ts';
import {lessonsFolder, runbooksFolder, scenariosFolder} from '../../package.ts';
import {scenarioFilesIn} from './lint-files.ts';

/** Problems of lessons; those that come with Latchkey are known to the others. */
export async function lessonProblems(files: readonly RunbookFile[]): Promise<readonly Problem[]> {
  if (files.length === 0) return [];
  const [shipped, runbooks, scenarios] = await Promise.all([
    readRunbookFiles(lessonsFolder()),
    readRunbookFiles(runbooksFolder()),
    scenarioFilesIn(scenariosFolder()),
  ]);
  const parsed = runbooks.flatMap(({file, text}) => parseRunbook(file, text).runbook ?? []);
  const own = new Set(files.map(({file}) => basename(file)));
  const others = shipped.filter(({file}) => !own.has(basename(file)));
  return lintLessons(files, {
    scenarios: new Map(await Promise.all(scenarios.map(principalsOf))),
    runbooks: parsed.map(({id}) => id),
    steps: new Set(['way', 'brief', ...parsed.flatMap(({steps}) => steps.map(({id}) => id))]),
    lessons: others.flatMap(({file, text}) => parseLesson(file, text).lesson?.id ?? []),
  });
}

async function principalsOf(file: string): Promise<[string, readonly string[]]> {
  try {
    const {id, principals} = readScenario(await readFile(file, 'utf8'), file);
    return [id, Object.keys(principals)];
  } catch (error) {
    if (error instanceof RunbookError) return [basename(file, '.yaml'), []];
    throw error;
  }
}

/** The first problem of each scenario; its history is executed, not only read. */
export async function scenarioProblems(files: readonly string[]): Promise<readonly Problem[]> {
  const found = await Promise.all(files.map(scenarioProblem));
  return found.filter((problem) => problem !== undefined);
}

async function scenarioProblem(file: string): Promise<Problem | undefined> {
  try {
    createSimulator(readScenario(await readFile(file, 'utf8'), file));
    return undefined;
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error;
    const [, line = '1', column = '1'] = /:(\d+):(\d+)$/.exec(error.where) ?? [];
    const place = {file, line: Number(line), column: Number(column)};
    const words = error.message.replace(`${error.where}: `, '');
    const message = `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}${/[.?]$/.test(words) ? '' : '.'}`;
    return problemAt(
      place,
      'bad-scenario',
      message,
      error.nextSteps[0] ?? 'docs/scenarios.md helps.',
    );
  }
}
