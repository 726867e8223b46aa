/** `latchkey runbook lint [PATH…]`: checks runbooks, lessons and scenarios before the night. */
import {modeOf} from '../../../aws/guard/allow-list.ts';
import {exitCodes} from '../../../core/errors.ts';
import {counted, printable} from '../../../core/words/text.ts';
import {computations} from '../../../remedies/computations.ts';
import {namesOf} from '../../../runbook/computations.ts';
import {readRunbookFiles} from '../../../runbook/library.ts';
import {lint} from '../../../runbook/lint.ts';
import {inOrder} from '../../../runbook/parse.ts';
import {type Problem, placeWords} from '../../../runbook/place.ts';
import {type Io, print, say} from '../../io.ts';
import {runbooksFolder} from '../../package.ts';
import {filesAt, type LintFiles} from './lint-files.ts';
import {lessonProblems, scenarioProblems} from './lint-training.ts';

/** Prints every problem; 0 where there is none, else 1. Throws UsageError for a missing path. */
export async function lintRunbooks(
  paths: readonly string[],
  format: 'text' | 'json',
  io: Io,
): Promise<number> {
  const shipped = await readRunbookFiles(runbooksFolder());
  const files = await filesAt(paths.length === 0 ? [runbooksFolder()] : paths);
  const problems = inOrder([
    ...(await lint(files.runbooks, {
      isAllowed: modeOf,
      computations: namesOf(computations),
      // A file that is checked is not known as well, or it would clash with itself.
      known: paths.length === 0 ? [] : shipped,
    })),
    ...(await lessonProblems(files.lessons)),
    ...(await scenarioProblems(files.scenarios)),
  ]);
  if (format === 'json') print(io, JSON.stringify(problems));
  else tell(problems, files, io);
  return problems.length === 0 ? exitCodes.recovered : exitCodes.failed;
}

function tell(problems: readonly Problem[], files: LintFiles, io: Io): void {
  for (const problem of problems) {
    print(io, `${printable(placeWords(problem), 500)}: ${printable(problem.message, 500)}`);
    print(io, `  ${printable(problem.fix, 500)} [${problem.code}]`);
  }
  const found = problems.length === 0 ? 'no problem' : counted(problems.length, 'problem');
  say(io, `${checkedWords(files)} checked, ${found}.`);
}

/** `15 runbooks, 13 lessons, 21 scenarios`: kinds of which there were none are left out. */
function checkedWords({runbooks, lessons, scenarios}: LintFiles): string {
  const counts = [
    [runbooks.length, 'runbook'],
    [lessons.length, 'lesson'],
    [scenarios.length, 'scenario'],
  ] as const;
  return counts
    .filter(([count]) => count > 0)
    .map(([count, noun]) => counted(count, noun))
    .join(', ');
}
