/**
 * One writer at a time. A lock names its process, so that a killed one does not keep a session
 * closed: the operator must be able to resume the moment after `kill -9`.
 */
import fs from 'node:fs';
import os from 'node:os';
import {JournalError} from '../../core/errors.ts';
import {isCode, reasonOf} from './reason.ts';

type Holder = {readonly pid: number; readonly host: string};

/** Gives the lock back; safe to call twice. */
export type Unlock = () => void;

/**
 * Takes the lock file for this process.
 * @throws JournalError when another living process holds it, or the file cannot be written.
 */
export function lock(file: string, sessionId: string): Unlock {
  const mine: Holder = {pid: process.pid, host: os.hostname()};
  if (!tryTake(file, mine)) {
    const holder = readHolder(file);
    if (holder && isAlive(holder)) throw heldBy(sessionId, file, holder);
    removeStale(file, holder);
    if (!tryTake(file, mine)) throw heldBy(sessionId, file, readHolder(file));
  }
  let isHeld = true;
  return () => {
    if (isHeld) fs.rmSync(file, {force: true});
    isHeld = false;
  };
}

function tryTake(file: string, holder: Holder): boolean {
  try {
    fs.writeFileSync(file, JSON.stringify(holder), {flag: 'wx', mode: 0o600});
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw new JournalError(`The session's lock ${file} cannot be written: ${reasonOf(error)}.`, [
      'No change is sent without a journal. Free some room or choose another LATCHKEY_HOME.',
    ]);
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
    return isHolder(value) ? value : undefined;
  } catch (error) {
    if (isCode(error, 'ENOENT') || error instanceof SyntaxError) return undefined;
    throw new JournalError(`The session's lock ${file} cannot be read: ${reasonOf(error)}.`, [
      `If nobody has the session open, remove ${file}.`,
    ]);
  }
}

/** Moved aside first: of two processes that find the same stale lock only one moves it. */
function removeStale(file: string, stale: Holder | undefined): void {
  const aside = `${file}.${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw new JournalError(`The old lock ${file} cannot be moved away: ${reasonOf(error)}.`, [
      `If nobody has the session open, remove ${file}.`,
    ]);
  }
  const moved = readHolder(aside);
  if (moved && moved.pid !== stale?.pid && isAlive(moved)) fs.renameSync(aside, file);
  else fs.rmSync(aside, {force: true});
}

/** A process of another machine (a network folder) cannot be asked and counts as living. */
function isAlive(holder: Holder): boolean {
  if (holder.host !== os.hostname()) return true;
  if (holder.pid === process.pid) return true;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return isCode(error, 'EPERM');
  }
}

function heldBy(sessionId: string, file: string, holder: Holder | undefined): JournalError {
  const who = holder ? `process ${holder.pid} on ${holder.host}` : 'another process';
  return new JournalError(`Session ${sessionId} is open in ${who}.`, [
    'Go on there, or end that process and resume again.',
    `If it is gone for good, remove ${file}.`,
  ]);
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    // 0 and below would ask for whole groups of processes.
    Number.isSafeInteger(value.pid) &&
    Number(value.pid) > 0 &&
    'host' in value &&
    typeof value.host === 'string'
  );
}
