/** `latchkey runbook show ID`: one runbook as it lies on the disk. */
import {printable} from '../../../core/words/text.ts';
import {readRunbookFile} from '../../../runbook/library.ts';
import {type Io, print} from '../../io.ts';
import {loadLibrary, unknownRunbook} from '../../runbooks.ts';

/** Prints the Markdown, or the steps as read. Throws UsageError for an id that is none. */
export async function showRunbook(
  id: string,
  options: {readonly runbooks?: string; readonly json?: boolean},
  io: Io,
): Promise<number> {
  const library = await loadLibrary(options.runbooks);
  const runbook = library.get(id);
  if (!runbook) throw unknownRunbook(id, library);
  if (options.json) {
    print(io, JSON.stringify(runbook));
    return 0;
  }
  const {text} = await readRunbookFile(runbook.file);
  // A team's file may hold anything; line by line nothing of it reaches the terminal as an order.
  for (const line of text.trimEnd().split(/\r?\n/)) print(io, printable(line, 2000));
  return 0;
}
