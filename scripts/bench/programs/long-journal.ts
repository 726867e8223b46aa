/** Opens a journal of 100,000 entries and presses keys on its log; prints times and memory as JSON. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {setTimeout as pauseFor} from 'node:timers/promises';
import type {EntryBody} from '../../../src/core/entry.ts';
import {chainStart, seal} from '../../../src/engine/journal/chain.ts';
import {Journal} from '../../../src/engine/journal/journal.ts';
import {LiveSession} from '../../../src/engine/live-session.ts';
import {createScreen} from '../../../src/screen/screen.tsx';
import {createTerminal} from '../../../test/support/terminal.tsx';

const length = 100_000;
const presses = 100;
const [recording = '', only] = process.argv.slice(2);
const folder = path.join(os.tmpdir(), `latchkey-long-${process.ppid}`);
const id = 'orders-db-20260302-0214-0a1b2c3d';

if (only === 'write') {
  write();
} else {
  const before = performance.now();
  const {journal, entries} = Journal.reopen(folder, id);
  const clock = {now: () => Date.parse(entries.at(-1)?.at ?? ''), sleep: async () => undefined};
  const live = new LiveSession(journal, clock, clock.now, entries);
  const opened = performance.now() - before;
  const terminal = createTerminal(120, 40);
  const screen = createScreen({
    stdout: terminal.stdout,
    stdin: terminal.stdin,
    color: true,
    ascii: false,
    localOffsetMinutes: 0,
    version: '0.0.0',
  });
  screen.attach(live);
  await pauseFor(300);
  const times: number[] = [];
  const press = async (key: string) => {
    const was = terminal.text();
    const begin = performance.now();
    terminal.type(key);
    const deadline = begin + 5000;
    while (terminal.text() === was && performance.now() < deadline) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    times.push(performance.now() - begin);
  };
  await press('l');
  for (let count = 0; count < presses; count += 1) await press(count % 2 === 0 ? 'k' : '\u001B[5~');
  const memory = process.memoryUsage().rss;
  await screen.close();
  live.close();
  console.log(JSON.stringify({opened, times, memory, seq: live.session.seq}));
  process.exit(0);
}

/** A night of waiting: the recorded one up to its wait, then looks, and now and then another status. */
function write(): void {
  const lines = fs.readFileSync(recording, 'utf8').split('\n');
  const bodies: EntryBody[] = [];
  const ats: string[] = [];
  for (const line of lines) {
    const {v: _v, seq: _s, at, wall: _w, prev: _p, hash: _h, ...body} = JSON.parse(line);
    bodies.push(body);
    ats.push(at);
    if (body.type === 'waiting' && body.step === 'start') break;
  }
  const wait = bodies.at(-1);
  const start = Date.parse(ats.at(-1) ?? '');
  fs.mkdirSync(folder, {recursive: true});
  const file = fs.openSync(path.join(folder, 'journal.ndjson'), 'w');
  let prev = chainStart(id);
  for (let index = 0; index < length; index += 1) {
    const at = ats[index] ?? new Date(start + (index - ats.length) * 15_000).toISOString();
    const sealed = seal(bodies[index] ?? looked(index, wait), {seq: index + 1, at, prev});
    fs.writeSync(file, `${sealed.line}\n`);
    prev = sealed.entry.hash;
  }
  fs.closeSync(file);
}

function looked(index: number, wait: EntryBody | undefined): EntryBody {
  if (index % 1000 === 0 && wait?.type === 'waiting') {
    return {...wait, seen: index % 2000 === 0 ? 'starting' : 'configuring-enhanced-monitoring'};
  }
  return {
    type: 'called',
    step: 'start',
    call: 'rds:DescribeDBInstances',
    mode: 'read',
    outcome: 'ok',
    requestId: `4dfd0876-537a-4a00-9f8c-${String(index).padStart(12, '0')}`,
    attempts: 1,
    milliseconds: 44,
    input: {DBInstanceIdentifier: 'orders-db'},
  };
}
