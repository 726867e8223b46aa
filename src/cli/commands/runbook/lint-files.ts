/** Which files `runbook lint` checks, told apart by their place and their front matter. */
import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {UsageError} from '../../../core/errors.ts';
import {printable} from '../../../core/words/text.ts';
import {type RunbookFile, readRunbookFile, readRunbookFiles} from '../../../runbook/library.ts';

/** Files by what they are. */
export type LintFiles = {
  readonly runbooks: readonly RunbookFile[];
  readonly lessons: readonly RunbookFile[];
  readonly scenarios: readonly string[];
};

/** Everything at these paths: files, or folders with their `lessons` and `scenarios`. */
export async function filesAt(paths: readonly string[]): Promise<LintFiles> {
  const found = await Promise.all(paths.map(filesAtOne));
  return {
    runbooks: found.flatMap(({runbooks}) => runbooks),
    lessons: found.flatMap(({lessons}) => lessons),
    scenarios: found.flatMap(({scenarios}) => scenarios),
  };
}

async function filesAtOne(path: string): Promise<LintFiles> {
  // Why it cannot be looked at does not matter: the sentence below is the same.
  const kind = await stat(path).catch(() => undefined);
  if (!kind) {
    throw new UsageError(`${printable(path)} does not exist.`, ['Name a runbook or a folder.']);
  }
  if (!kind.isDirectory()) {
    return path.endsWith('.yaml')
      ? {runbooks: [], lessons: [], scenarios: [path]}
      : sorted([await readRunbookFile(path)], []);
  }
  const inside = async (name: string): Promise<string | undefined> => {
    const folder = join(path, name);
    // Not every folder of runbooks has lessons and scenarios.
    return (await stat(folder).catch(() => undefined))?.isDirectory() ? folder : undefined;
  };
  const [lessons, scenarios] = await Promise.all([inside('lessons'), inside('scenarios')]);
  const files = sorted(
    [...(await readRunbookFiles(path)), ...(lessons ? await readRunbookFiles(lessons) : [])],
    [...(await scenarioFilesIn(path)), ...(scenarios ? await scenarioFilesIn(scenarios) : [])],
  );
  if (files.runbooks.length + files.lessons.length + files.scenarios.length > 0) return files;
  throw new UsageError(`The folder ${printable(path)} holds no runbook.`, [
    'A runbook is a Markdown file (.md) directly inside it.',
  ]);
}

/** A lesson names its scenario in the front matter; no runbook does. */
function sorted(files: readonly RunbookFile[], scenarios: readonly string[]): LintFiles {
  const isLesson = ({text}: RunbookFile) => /^---\n(?:(?!---)[^\n]*\n)*?scenario:/.test(text);
  return {
    runbooks: files.filter((file) => !isLesson(file)),
    lessons: files.filter(isLesson),
    scenarios,
  };
}

/** The scenario files directly inside a folder. */
export async function scenarioFilesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));
}
