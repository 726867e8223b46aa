/** Presses keys on the question about 500 backups; prints the milliseconds to each frame as JSON. */
import {setTimeout as pauseFor} from 'node:timers/promises';
import {createScreen} from '../../../src/screen/screen.tsx';
import {fiveHundredBackups} from '../../../test/support/many-backups.ts';
import {memoryStore} from '../../../test/support/memory-store.ts';
import {untilConfirm} from '../../../test/support/night/stories.ts';
import {createTerminal} from '../../../test/support/terminal.tsx';
import {pressing} from '../pressing.ts';

const down = '\u001B[B';
const pageDown = '\u001B[6~';
const backspace = '\u007F';
const presses = 100;

const terminal = createTerminal(120, 40);
const {pointedAt, shown, timed} = pressing(terminal);
const screen = createScreen({
  stdout: terminal.stdout,
  stdin: terminal.stdin,
  color: true,
  ascii: false,
  localOffsetMinutes: 0,
  version: '0.0.0',
});
const store = memoryStore(untilConfirm(fiveHundredBackups()), '02:16:00');
screen.attach(store);
await shown(() => terminal.text().includes('Which backup?'));
// A page takes keys only a moment after it was painted; until then they are thrown away.
await pauseFor(300);

const begun = process.cpuUsage();
const moves: number[] = [];
for (let press = 0; press < presses; press += 1) {
  const before = pointedAt();
  moves.push(await timed(press % 10 === 9 ? pageDown : down, () => pointedAt() > before));
}

const letters: number[] = [];
const word = 'orders-db-017';
await timed('/', () => / \/ +/.test(terminal.text()));
for (let press = 0; press < presses; press += 1) {
  const isBack = press % (2 * word.length) >= word.length;
  const at = press % word.length;
  const typed = isBack ? word.slice(0, word.length - 1 - at) : word.slice(0, at + 1);
  const field = typed === '' ? /^ \/ *$/m : new RegExp(`^ / ${typed} *$`, 'm');
  letters.push(
    await timed(isBack ? backspace : (word[at] ?? ''), () => field.test(terminal.text())),
  );
}

// What both took of the processor, the terminal's emulation included: a busy machine lengthens none of it.
const spent = process.cpuUsage(begun);
const processor = (spent.user + spent.system) / 1000 / (moves.length + letters.length);

await screen.close();
console.log(JSON.stringify({moves, letters, processor}));
