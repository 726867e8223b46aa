/** Opens a session's long journal and presses keys on its log; prints times and memory as JSON. */
import {setTimeout as pauseFor} from 'node:timers/promises';
import {Journal} from '../../../src/engine/journal/journal.ts';
import {LiveSession} from '../../../src/engine/live-session.ts';
import {createScreen} from '../../../src/screen/screen.tsx';
import {createTerminal} from '../../../test/support/terminal.tsx';
import {pressing} from '../pressing.ts';

const presses = 60;
const up = '\u001B[A';
const pageUp = '\u001B[5~';
const escapeKey = '\u001B';
const [folder = '', id = ''] = process.argv.slice(2);

const begin = performance.now();
const {journal, entries} = Journal.reopen(folder, id);
const clock = {now: () => Date.parse(entries.at(-1)?.at ?? ''), sleep: async () => undefined};
const live = new LiveSession(journal, clock, clock.now, entries);
const terminal = createTerminal(120, 40);
const {shown, timed} = pressing(terminal);
const screen = createScreen({
  stdout: terminal.stdout,
  stdin: terminal.stdin,
  color: true,
  ascii: false,
  localOffsetMinutes: 0,
  version: '0.0.0',
});
screen.attach(live);
await shown(() => terminal.text().includes('q quit'));
const opened = performance.now() - begin;
// A page takes keys only a moment after it was painted; until then they are thrown away.
await pauseFor(300);

const begun = process.cpuUsage();
const overlays: number[] = [];
for (const [letter, title] of [
  ['e', 'Evidence'],
  ['u', 'Undo'],
  ['l', 'Log'],
] as const) {
  overlays.push(await timed(letter, () => isOn(title)));
  if (letter !== 'l') {
    await timed(escapeKey, () => !isOn(title));
    await pauseFor(300);
  }
}

const moves: number[] = [];
for (let press = 0; press < presses; press += 1) {
  const before = terminal.text();
  moves.push(await timed(press % 2 === 0 ? up : pageUp, () => terminal.text() !== before));
}

const letters: number[] = [];
const word = 'configuring';
await timed('/', () => terminal.text().includes(' / '));
for (const letter of word) {
  const before = terminal.text();
  letters.push(await timed(letter, () => terminal.text() !== before));
}

// What the keys took of the processor, the terminal's emulation included: a busy machine lengthens none of it.
const spent = process.cpuUsage(begun);
const processor =
  (spent.user + spent.system) / 1000 / (overlays.length + moves.length + letters.length);
const peak = process.resourceUsage().maxRSS;
await screen.close();
live.close();
console.log(JSON.stringify({opened, overlays, moves, letters, processor, peak}));

/** Whether the page of that title is shown. */
function isOn(title: string): boolean {
  return new RegExp(`[─═] ${title} `).test(terminal.text());
}
