/** `latchkey runbook lint [PATH…]`: checks runbooks before the night. */
import {stat} from 'node:fs/promises';
import {modeOf} from '../../../aws/guard/allow-list.ts';
import {exitCodes, UsageError} from '../../../core/errors.ts';
import {printable} from '../../../core/words/text.ts';
import {computations} from '../../../remedies/computations.ts';
import {namesOf} from '../../../runbook/computations.ts';
import {type RunbookFile, readRunbookFile, readRunbookFiles} from '../../../runbook/library.ts';
import {lint} from '../../../runbook/lint.ts';
import {type Problem, placeWords} from '../../../runbook/place.ts';
import {type Io, print, say} from '../../io.ts';
import {runbooksFolder} from '../../package.ts';

/** Prints every problem; 0 where there is none, else 1. Throws UsageError for a missing path. */
export async function lintRunbooks(
  paths: readonly string[],
  format: 'text' | 'json',
  io: Io,
): Promise<number> {
  const shipped = await readRunbookFiles(runbooksFolder());
  const files = paths.length === 0 ? shipped : (await Promise.all(paths.map(filesAt))).flat();
  const problems = await lint(files, {
    isAllowed: modeOf,
    computations: namesOf(computations),
    // A file that is checked is not known as well, or it would clash with itself.
    known: paths.length === 0 ? [] : shipped,
  });
  if (format === 'json') print(io, JSON.stringify(problems));
  else tell(problems, files.length, io);
  return problems.length === 0 ? exitCodes.recovered : exitCodes.failed;
}

async function filesAt(path: string): Promise<readonly RunbookFile[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) {
    throw new UsageError(`${printable(path)} does not exist.`, ['Name a runbook or a folder.']);
  }
  if (!found.isDirectory()) return [await readRunbookFile(path)];
  const files = await readRunbookFiles(path);
  if (files.length > 0) return files;
  throw new UsageError(`The folder ${printable(path)} holds no runbook.`, [
    'A runbook is a Markdown file (.md) directly inside it.',
  ]);
}

function tell(problems: readonly Problem[], files: number, io: Io): void {
  for (const problem of problems) {
    print(io, `${printable(placeWords(problem), 500)}: ${printable(problem.message, 500)}`);
    print(io, `  ${printable(problem.fix, 500)} [${problem.code}]`);
  }
  const checked = files === 1 ? '1 runbook' : `${files} runbooks`;
  const found = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  say(io, `${checked} checked, ${problems.length === 0 ? 'no problem' : found}.`);
}
