/** Finds a session's folder by its id or the beginning of it, without reading any journal. */
import fs from 'node:fs';
import path from 'node:path';
import {UsageError} from '../core/errors.ts';

/** The whole id of the session that is meant. Throws UsageError where it is none, or several. */
export function findSession(state: string, id: string): string {
  const names = sessionNames(path.join(state, 'sessions'));
  if (names.includes(id)) return id;
  const starting = names.filter((name) => name.startsWith(id));
  const [only, second] = starting;
  if (only !== undefined && second === undefined) return only;
  if (only === undefined) {
    throw new UsageError(`There is no session "${id.slice(0, 120)}".`, [
      'latchkey sessions lists all.',
    ]);
  }
  throw new UsageError(`${starting.length} sessions begin with "${id}"; say which.`, starting);
}

function sessionNames(folder: string): readonly string[] {
  if (!fs.existsSync(folder)) return [];
  const items = fs.readdirSync(folder, {withFileTypes: true});
  return items.filter((item) => item.isDirectory()).map((item) => item.name);
}
