/** Presses keys on the list of 10,000 databases; prints the milliseconds to each frame as JSON. */
import {setTimeout as pauseFor} from 'node:timers/promises';
import {createModel} from '../../../src/screen/model.ts';
import {createScreen} from '../../../src/screen/screen.tsx';
import {manyRows, pickView} from '../../../test/support/pick-rows.ts';
import {createTerminal} from '../../../test/support/terminal.tsx';
import {pressing} from '../pressing.ts';

const down = '\u001B[B';
const pageDown = '\u001B[6~';
const backspace = '\u007F';
const presses = 200;

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
const picked = screen.pickDatabase(createModel(pickView(manyRows(10_000))));
await shown(() => terminal.text().includes('Which database?'));
// A page takes keys only a moment after it was painted; until then they are thrown away.
await pauseFor(300);

const moves: number[] = [];
for (let press = 0; press < presses; press += 1) {
  const before = pointedAt();
  moves.push(await timed(press % 2 === 0 ? down : pageDown, () => pointedAt() > before));
}

const letters: number[] = [];
const word = 'tenant-0012';
await timed('/', () => !terminal.text().includes('/ search by name'));
for (let press = 0; press < presses; press += 1) {
  const isBack = press % (2 * word.length) >= word.length;
  const at = press % word.length;
  const typed = isBack ? word.slice(0, word.length - 1 - at) : word.slice(0, at + 1);
  const field = typed === '' ? / \/ +\d/ : new RegExp(` / ${typed}[^-a-z0-9]`);
  letters.push(
    await timed(isBack ? backspace : (word[at] ?? ''), () => field.test(terminal.text())),
  );
}

await screen.close();
console.log(JSON.stringify({moves, letters}));
void picked;
