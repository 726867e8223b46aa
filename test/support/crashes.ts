/** Every state that a crash can leave on the disk: killed, without power, or without room. */
import fs from 'node:fs';
import path from 'node:path';
import type {Entry} from '../../src/core/entry.ts';
import {sessionFolder} from '../../src/engine/sessions.ts';
import {worldFile} from '../../src/engine/worlds/world-file.ts';
import {temporaryFolder} from './folder.ts';
import {type Played, rehearse, resume} from './rehearsal.ts';

/** How it ended: `kill -9`, a power cut that drops what was not synced, a disk without room. */
export type Kind = 'kill' | 'power' | 'full';

/** What is on the disk, and AWS as it is at that moment. */
export type Crash = {
  readonly kind: Kind;
  /** The entry that was written last, or that there was no room for. */
  readonly entry: Pick<Entry, 'seq' | 'type'> & {readonly mode?: string};
  readonly journal: string;
  readonly head: string;
  readonly world: string;
};

/** A whole rehearsal, and the disk at each of its entries in each kind of crash. */
export async function crashesOf(
  scenario: string,
): Promise<{whole: Played; crashes: readonly Crash[]}> {
  const state = temporaryFolder();
  const crashes: Crash[] = [];
  let folder = '';
  let synced = 0;
  const text = (name: string) => {
    const file = path.join(folder, name);
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  };
  const isJournal = (handle: number) =>
    fs.readlinkSync(`/proc/self/fd/${handle}`).endsWith('journal.ndjson');
  const {fsyncSync, writeSync} = fs;
  let onDisk: Omit<Crash, 'kind' | 'entry'> | undefined;
  fs.fsyncSync = (handle) => {
    fsyncSync(handle);
    if (isJournal(handle)) synced = fs.fstatSync(handle).size;
  };
  // Just before a line is written: what a disk without room leaves behind.
  fs.writeSync = ((handle: number, ...rest: never[]) => {
    if (folder !== '' && isJournal(handle)) {
      onDisk = {journal: text('journal.ndjson'), head: text('head.json'), world: world()};
    }
    return Reflect.apply(writeSync, fs, [handle, ...rest]);
  }) as typeof fs.writeSync;
  const world = () => fs.readFileSync(worldFile(folder), 'utf8');
  try {
    const whole = await rehearse(scenario, {
      state,
      onEntry: (entry) => {
        if (entry.type === 'opened') folder = sessionFolder(state, entry.session);
        const journal = text('journal.ndjson');
        const common = {entry, head: text('head.json'), world: world()};
        crashes.push({...common, kind: 'kill', journal});
        const durable = Buffer.from(journal).subarray(0, synced).toString();
        crashes.push({...common, kind: 'power', journal: durable});
        if (onDisk) crashes.push({...onDisk, entry, kind: 'full'});
      },
    });
    return {
      whole,
      crashes: crashes.filter(({entry, kind}) => kind === 'full' || !isLast(entry, whole)),
    };
  } finally {
    Object.assign(fs, {fsyncSync, writeSync});
  }
}

function isLast({seq}: Crash['entry'], {entries}: Played): boolean {
  return seq === entries.length;
}

/** Goes on from a crash, in a folder of its own. */
export async function resumeFrom(id: string, crash: Crash): Promise<Played> {
  const state = temporaryFolder();
  const folder = sessionFolder(state, id);
  fs.mkdirSync(folder, {recursive: true});
  fs.writeFileSync(path.join(folder, 'journal.ndjson'), crash.journal);
  if (crash.head !== '') fs.writeFileSync(path.join(folder, 'head.json'), crash.head);
  fs.writeFileSync(worldFile(folder), crash.world);
  try {
    return await resume(id, {state});
  } finally {
    fs.rmSync(state, {recursive: true, force: true});
  }
}

/** What AWS itself carried out, however often it was asked. */
export function carriedOut({world}: Played): readonly string[] {
  return world.simulator
    .requests()
    .filter(({mode, outcome}) => mode === 'change' && outcome === 'ok')
    .map(({service, operation}) => `${service}:${operation}`);
}
