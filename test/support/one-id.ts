/** A printed journal as it would be under another session id: to compare runs byte for byte. */
import {chainStart, sha256} from '../../src/engine/journal/chain.ts';

const other = 'orders-db-20260302-0214-00000000';

/**
 * Replaces the session's id, and the hashes that are chained from it. Throws where a hash does not
 * fit its line: then something else than the id would have been hidden.
 */
export function withOneId(printed: string): string {
  const lines = printed.trimEnd().split('\n');
  const id: unknown = JSON.parse(lines[0] ?? '').session;
  if (typeof id !== 'string') throw new Error('The first line is not the opening of a session.');
  let [was, is] = [chainStart(id), chainStart(other)];
  return lines
    .map((line) => {
      const [body, hash] = line.split(',"hash":"');
      if (hash === undefined) return line;
      if (`${sha256(`${body}}`)}"}` !== hash) throw new Error(`A hash does not fit: ${line}`);
      const text = `${body?.replaceAll(id, other).replace(`"prev":"${was}"`, `"prev":"${is}"`)}}`;
      [was, is] = [hash.slice(0, -2), sha256(text)];
      return `${text.slice(0, -1)},"hash":"${is}"}`;
    })
    .join('\n');
}
