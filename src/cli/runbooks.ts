/** Loads the runbooks: the built-in ones, and a team's own after they passed the same lint. */
import {modeOf} from '../aws/guard/allow-list.ts';
import {RunbookError, UsageError} from '../core/errors.ts';
import {printable} from '../core/words/text.ts';
import {computations} from '../remedies/computations.ts';
import {namesOf} from '../runbook/computations.ts';
import {loadRunbooks, readRunbookFiles} from '../runbook/library.ts';
import {suggestion} from '../runbook/nearest.ts';
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

/** The complaint about an id that no runbook has, with the nearest one. */
export function unknownRunbook(id: string, library: Library): UsageError {
  const ids = Array.from(library.keys()).sort();
  return new UsageError(`There is no runbook "${printable(id)}".`, [
    suggestion(id, ids, `Runbooks: ${ids.join(', ')}.`),
  ]);
}
