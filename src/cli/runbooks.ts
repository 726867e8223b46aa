/** Loads the runbooks: the built-in ones, and a team's own after they passed the same lint. */
import {modeOf} from '../aws/guard/allow-list.ts';
import {RunbookError} from '../core/errors.ts';
import {computations} from '../remedies/computations.ts';
import {namesOf} from '../runbook/computations.ts';
import {loadRunbooks, readRunbookFiles} from '../runbook/library.ts';
import {placeWords} from '../runbook/place.ts';
import type {Library} from '../runbook/runbook.ts';
import {runbooksFolder} from './package.ts';

/** The library. Throws RunbookError with file:line:column, UsageError for a missing folder. */
export async function loadLibrary(own: string | undefined): Promise<Library> {
  if (own === undefined) return loadRunbooks([runbooksFolder()]);
  const {lint} = await import('../runbook/lint.ts');
  const [first] = await lint(await readRunbookFiles(own), {
    isAllowed: modeOf,
    computations: namesOf(computations),
    known: await readRunbookFiles(runbooksFolder()),
  });
  if (first) throw new RunbookError(placeWords(first), first.message, [first.fix]);
  return loadRunbooks([runbooksFolder(), own]);
}
