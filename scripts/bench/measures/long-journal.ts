/** A journal of 100,000 entries: opened, in memory, and a key on its log. */
import fs from 'node:fs';
import path from 'node:path';
import type {EntryBody} from '../../../src/core/entry.ts';
import {chainStart, seal} from '../../../src/engine/journal/chain.ts';
import {bundled} from '../bundle.ts';
import {type Figure, medianOf, quantile} from '../figure.ts';
import {type Ground, root} from '../ground.ts';
import {runNode} from '../process.ts';

const length = 100_000;
const processes = 3;
const id = 'orders-db-20260302-0214-0a1b2c3d';

type Run = {
  readonly opened: number;
  readonly overlays: readonly number[];
  readonly moves: readonly number[];
  readonly letters: readonly number[];
  /** The processor's milliseconds for a key. */
  readonly processor: number;
  /** Kilobytes, as the operating system counts them. */
  readonly peak: number;
};

/** Each run is a process of its own, from the file on the disk to the first frame and on. */
export async function longJournal(ground: Ground): Promise<readonly Figure[]> {
  const program = await bundled(ground, 'long-journal');
  const folder = path.join(ground.scratch, 'long-journal-session');
  write(folder);
  const runs: Run[] = [];
  for (let run = 0; run < processes; run += 1) {
    const {stdout} = await runNode([program, folder, id], ground.environment);
    runs.push(JSON.parse(stdout));
  }
  const moves = runs.flatMap((run) => run.moves);
  const what = '100,000 entries';
  return [
    {what: `${what}, to the first frame`, unit: 'ms', budget: 1000, ...times(runs, 'opened')},
    {what: `${what}, memory at its most`, unit: 'kB', budget: 200_000, ...times(runs, 'peak')},
    {
      what: `${what}, the processor's time for a key`,
      unit: 'ms',
      budget: 50,
      ...times(runs, 'processor'),
    },
    {what: `${what}, log: a move to its frame`, unit: 'ms', budget: 50, ...medianOf(moves)},
    {
      what: `${what}, log: a move, 95th percentile`,
      unit: 'ms',
      budget: 50,
      measured: quantile(moves, 0.95),
    },
    {
      what: `${what}, log: a search letter`,
      unit: 'ms',
      budget: 50,
      ...medianOf(runs.flatMap((run) => run.letters)),
    },
    {
      what: `${what}, evidence, undo or log opened`,
      unit: 'ms',
      budget: 50,
      ...medianOf(runs.flatMap((run) => run.overlays)),
    },
  ];
}

function times(
  runs: readonly Run[],
  which: 'opened' | 'peak' | 'processor',
): ReturnType<typeof medianOf> {
  return medianOf(runs.map((run) => run[which]));
}

/** A night of waiting: the recorded one up to its wait, then looks, each twentieth noted, now and then another status. */
function write(folder: string): void {
  const recording = path.join(root, 'test/journals/restored-not-started.ndjson');
  const bodies: {readonly at: string; readonly body: EntryBody}[] = [];
  for (const line of fs.readFileSync(recording, 'utf8').split('\n')) {
    const {v: _v, seq: _s, at, wall: _w, prev: _p, hash: _h, ...body} = JSON.parse(line);
    bodies.push({at, body});
    if (body.type === 'waiting' && body.step === 'start') break;
  }
  const wait = bodies.at(-1);
  if (wait?.body.type !== 'waiting') throw new Error(`Nothing waits in ${recording}.`);
  fs.mkdirSync(folder, {recursive: true, mode: 0o700});
  const file = fs.openSync(path.join(folder, 'journal.ndjson'), 'w', 0o600);
  let prev = chainStart(id);
  for (let index = 0; index < length; index += 1) {
    const late = Date.parse(wait.at) + (index - bodies.length) * 15_000;
    const {at, body} = bodies[index] ?? {
      at: new Date(late).toISOString(),
      body: index % 20 === 0 ? {...wait.body, seen: seenAt(index)} : looked(index),
    };
    const sealed = seal(body, {seq: index + 1, at, prev});
    fs.writeSync(file, `${sealed.line}\n`);
    prev = sealed.entry.hash;
  }
  fs.closeSync(file);
}

function seenAt(index: number): string {
  return index % 2000 < 1000 ? 'starting' : 'configuring-enhanced-monitoring';
}

function looked(index: number): EntryBody {
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
