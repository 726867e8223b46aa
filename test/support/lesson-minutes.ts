/** The minutes of a lesson's reference path, as they stand in its file. */
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const folder = fileURLToPath(new URL('../../runbooks/lessons', import.meta.url));

/** A move that is made at another time of day than its lesson says. */
export type LateMove = {readonly words: string; readonly at: string; readonly said: string};

/** Writes into the lesson when its moves are made. Throws where a move does not stand there. */
export function writeMinutes(lesson: string, moves: readonly LateMove[]): void {
  const file = path.join(folder, `${lesson}.md`);
  let text = fs.readFileSync(file, 'utf8');
  for (const {words, at, said} of moves) {
    const line = text
      .split('\n')
      .find((one) => /^ *- \{minute: \d+, /.test(one) && one.includes(words));
    if (line === undefined) throw new Error(`${file}: no move "${words}" with a minute`);
    const later = minutesOf(at) - minutesOf(said);
    const mended = line.replace(
      /minute: (\d+)/,
      (_, minute) => `minute: ${Number(minute) + later}`,
    );
    text = text.replace(line, mended);
  }
  fs.writeFileSync(file, text);
}

/** `02:14` in minutes. */
function minutesOf(clock: string): number {
  const [hours = '', minutes = ''] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}
