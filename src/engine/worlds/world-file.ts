/** Keeps a rehearsal's world beside its journal, so that it survives `kill -9` as AWS would. */
import fs from 'node:fs';
import path from 'node:path';
import {JournalError} from '../../core/errors.ts';
import type {JsonObject} from '../../core/json.ts';
import {reasonOf} from '../journal/reason.ts';

/** The file of a rehearsal's world in its session's folder. */
export function worldFile(folder: string): string {
  return path.join(folder, 'world.json');
}

/** Replaces the file in one step, on the disk when it returns. Throws JournalError. */
export function saveWorld(file: string, world: JsonObject): void {
  const next = `${file}.next`;
  try {
    const handle = fs.openSync(next, 'w', 0o600);
    try {
      fs.writeFileSync(handle, JSON.stringify(world));
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(next, file);
  } catch (error) {
    throw new JournalError(`The simulated AWS cannot be saved in ${file}: ${reasonOf(error)}.`, [
      'Free some room, or set LATCHKEY_HOME to a folder that you may write to.',
    ]);
  }
}

/** Reads a saved world. Throws JournalError when it is missing or damaged. */
export function readWorld(file: string): JsonObject {
  try {
    const value: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
    if (isObject(value)) return value;
  } catch (error) {
    throw new JournalError(`The simulated AWS of this rehearsal is lost: ${reasonOf(error)}.`, [
      'Begin again with latchkey rehearse.',
    ]);
  }
  throw new JournalError(`${file} does not hold a simulated AWS.`, [
    'Begin again with latchkey rehearse.',
  ]);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
