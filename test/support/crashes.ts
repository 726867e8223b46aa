/** Every state that a crash can leave on the disk: killed, without power, or without room. */
import fs from 'node:fs';
import path from 'node:path';
import type {Entry} from '../../src/core/entry.ts';
import {headFile} from '../../src/engine/journal/head-file.ts';
import {journalFile} from '../../src/engine/journal/journal.ts';
import {sessionFolder} from '../../src/engine/sessions.ts';
import {worldFile} from '../../src/engine/worlds/world-file.ts';
import {temporaryFolder} from './folder.ts';
import {type Played, rehearse, resume, type Script} from './rehearsal.ts';

/** How it ended: `kill -9`, a power cut that drops what was not synced, a disk without room. */
export type Kind = 'kill' | 'power' | 'full';

/** What is on the disk, and AWS as it is at that moment. */
export type Disk = {
  /** How much of the whole run's journal there is. */
  readonly bytes: number;
  readonly head: string;
  readonly world: string;
};

/** A crash at an entry: the one that was written last, or that there was no room for. */
export type Crash = {readonly kind: Kind; readonly entry: Entry; readonly disk: Disk};

/** A whole rehearsal, its journal, and the disk at each of its entries in each kind of crash. */
export type Crashed = {
  readonly whole: Played;
  readonly journal: Buffer;
  readonly crashes: readonly Crash[];
  /** Answers other than the recommended ones, before and after the crash. */
  readonly answers: Answers;
};

/** Step id → answer. */
export type Answers = {readonly [step: string]: string};

/** Plays a scenario to its end and notes what each crash on the way would have left. */
export async function crashesOf(scenario: string, answers: Answers = {}): Promise<Crashed> {
  const state = fs.mkdtempSync(path.join(fastFolder(), 'latchkey-crash-'));
  const crashes: Crash[] = [];
  const watch = new DiskWatch();
  try {
    const whole = await rehearse(scenario, {
      state,
      answer: (step) => answers[step],
      onEntry: (entry) => {
        if (entry.type === 'opened') watch.folder = sessionFolder(state, entry.session);
        crashes.push({kind: 'full', entry, disk: watch.before});
        const disk = watch.now();
        crashes.push({kind: 'kill', entry, disk});
        const durable = {...disk, bytes: watch.synced, head: watch.headBefore};
        crashes.push({kind: 'power', entry, disk: durable});
      },
    });
    const journal = fs.readFileSync(journalFile(watch.folder));
    // When the last entry is on the disk the session is over.
    const cut = crashes.filter(({disk}) => disk.bytes < journal.length);
    return {whole, journal, crashes: cut, answers};
  } finally {
    watch.end();
    fs.rmSync(state, {recursive: true, force: true});
  }
}

/** Follows what is in the files of a session, and how much of it a power cut would leave. */
class DiskWatch {
  folder = '';
  /** Bytes of the journal that were synced. */
  synced = 0;
  /** The head as it was before it was written over last: that file is never synced. */
  headBefore = '';
  /** The disk just before the last line was written: what a full one leaves behind. */
  before: Disk = {bytes: 0, head: '', world: ''};
  #head = '';
  #world = {inode: 0, text: ''};
  readonly #real = {fsyncSync: fs.fsyncSync, writeSync: fs.writeSync};

  constructor() {
    const {fsyncSync, writeSync} = this.#real;
    fs.fsyncSync = (handle) => {
      fsyncSync(handle);
      if (isJournal(handle)) this.synced = fs.fstatSync(handle).size;
    };
    fs.writeSync = ((handle: number, ...rest: never[]) => {
      if (this.folder !== '' && isJournal(handle)) this.before = this.now();
      return Reflect.apply(writeSync, fs, [handle, ...rest]);
    }) as typeof fs.writeSync;
  }

  now(): Disk {
    const head = fs.readFileSync(headFile(this.folder), 'utf8');
    if (head !== this.#head) {
      this.headBefore = this.#head;
      this.#head = head;
    }
    return {bytes: fs.statSync(journalFile(this.folder)).size, head, world: this.#worldNow()};
  }

  /** It is replaced as a whole, so a new inode is a new world. */
  #worldNow(): string {
    const file = worldFile(this.folder);
    const inode = fs.statSync(file).ino;
    if (inode !== this.#world.inode) {
      this.#world = {inode, text: fs.readFileSync(file, 'utf8')};
    }
    return this.#world.text;
  }

  end(): void {
    Object.assign(fs, this.#real);
  }
}

function isJournal(handle: number): boolean {
  return fs.readlinkSync(`/proc/self/fd/${handle}`).endsWith('journal.ndjson');
}

/** In memory where the machine offers it: thousands of journals are synced entry by entry. */
function fastFolder(): string {
  return fs.existsSync('/dev/shm') ? '/dev/shm' : temporaryFolder();
}

/** Goes on from a crash, in a folder of its own, as the next process does. */
export async function resumeFrom(
  crashed: Crashed,
  crash: Crash,
  script: Omit<Script, 'state'> = {},
): Promise<Played> {
  const state = fs.mkdtempSync(path.join(fastFolder(), 'latchkey-resume-'));
  const {whole, journal, answers} = crashed;
  const folder = sessionFolder(state, whole.id);
  try {
    fs.mkdirSync(folder, {recursive: true});
    fs.writeFileSync(journalFile(folder), journal.subarray(0, crash.disk.bytes));
    if (crash.disk.head !== '') fs.writeFileSync(headFile(folder), crash.disk.head);
    fs.writeFileSync(worldFile(folder), crash.disk.world);
    return await resume(whole.id, {...script, state, answer: (step) => answers[step]});
  } finally {
    fs.rmSync(state, {recursive: true, force: true});
  }
}

/** What AWS itself carried out, however often it was asked. */
export function carriedOut({world}: Played): readonly string[] {
  // A job of AWS Backup that is asked for with the token of another one is that one.
  let jobs = membersOf(world.simulator.save(), 'restoreJobs');
  return world.simulator
    .requests()
    .filter(({mode, outcome}) => mode === 'change' && outcome === 'ok')
    .map(({service, operation}) => `${service}:${operation}`)
    .filter((call) => call !== 'backup:StartRestoreJob' || jobs-- > 0);
}

/** How many members all objects of that name have, wherever they are. */
function membersOf(value: unknown, name: string): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, member]) =>
      sum + (key === name ? Object.keys(member ?? {}).length : membersOf(member, name)),
    0,
  );
}
