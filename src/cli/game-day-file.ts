/** Keeps the debrief of a game day: as Markdown for people, as JSON for programs. */

import fs from 'node:fs';
import path from 'node:path';
import {UsageError} from '../core/errors.ts';
import {jsonText} from '../core/json.ts';
import {gameDayMarkdown} from '../report/game-day.ts';
import type {Debrief} from '../simulator/simulator.ts';

/** Writes both files into one folder, for their owner alone; answers the Markdown's path. */
export function writeDebrief(debrief: Debrief, folder: string): string {
  const file = path.join(folder, 'debrief.md');
  try {
    fs.mkdirSync(folder, {recursive: true, mode: 0o700});
    fs.writeFileSync(file, gameDayMarkdown(debrief), {mode: 0o600});
    const json = path.join(folder, 'debrief.json');
    fs.writeFileSync(json, `${jsonText(debrief)}\n`, {mode: 0o600});
    return file;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`The debrief cannot be written to ${folder}: ${reason}.`, [
      'Free some room, or set LATCHKEY_HOME to a folder that you may write to.',
    ]);
  }
}

/** Where the debrief of a game day lies that began at this real time. */
export function gameDayFolder(state: string, scenario: string, startedAt: Date): string {
  const stamp = startedAt.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return path.join(state, 'game-days', `${scenario}-${stamp}`);
}
