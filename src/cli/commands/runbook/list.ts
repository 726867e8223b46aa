/** `latchkey runbook list`: every runbook, what it mends and where it lies. */
import {type Io, print} from '../../io.ts';
import {loadLibrary} from '../../runbooks.ts';

/** Prints the list, in the order of the ladder; runbooks without a rung stand last. Always 0. */
export async function listRunbooks(
  options: {readonly runbooks?: string; readonly json?: boolean},
  io: Io,
): Promise<number> {
  const library = await loadLibrary(options.runbooks);
  const runbooks = Array.from(library.values()).sort(
    (a, b) =>
      (a.rung?.order ?? Number.MAX_SAFE_INTEGER) - (b.rung?.order ?? Number.MAX_SAFE_INTEGER) ||
      a.id.localeCompare(b.id),
  );
  if (options.json) {
    const rows = runbooks.map(({id, title, serves, file, steps}) => ({
      id,
      title,
      serves,
      file,
      steps: steps.length,
    }));
    print(io, JSON.stringify(rows));
    return 0;
  }
  const width = Math.max(...runbooks.map(({id}) => id.length));
  for (const {id, title, serves} of runbooks) {
    print(io, `${id.padEnd(width)}  ${title}${serves.length > 0 ? ` (${serves.join(', ')})` : ''}`);
  }
  return 0;
}
