/** Sessions that go on from a crash: each to its end, or to where another one has gone on from. */
import {hash} from 'node:crypto';
import type {Outcome} from '../../src/core/entry.ts';
import type {LiveSession} from '../../src/engine/live-session.ts';
import type {SimulatedWorld} from '../../src/engine/worlds/simulated.ts';
import {type Crash, type Crashed, carriedOut, resumeFrom} from './crashes.ts';
import {performed} from './rehearsal.ts';

/** How a session ended, what AWS carried out, and what its journal tells of that. */
export type End = {
  readonly outcome: Outcome;
  readonly carriedOut: readonly string[];
  readonly told: readonly string[];
};

/** Thrown where another session has stood already, in the same world. */
class Joined extends Error {
  readonly end: End;

  constructor(end: End) {
    super('From here on it is known how it ends.');
    this.end = end;
  }
}

/**
 * Goes on from one crash of a scenario after the other. Where it goes on, and at a question, a session
 * is its fold and AWS, nothing more; where both are to the letter what they were for an earlier one,
 * the rest has been played. The first three that could stop there go on, to show that it is so.
 */
export class Resumptions {
  readonly #crashed: Crashed;
  readonly #ends = new Map<string, End>();
  #played = 0;
  #joined = 0;
  #shown = 0;

  constructor(crashed: Crashed) {
    this.#crashed = crashed;
  }

  /** Sessions that were played to their end, and those that joined one of these. */
  get counts(): {readonly played: number; readonly joined: number} {
    return {played: this.#played, joined: this.#joined};
  }

  /** How the session ends, in a folder of its own, as the next process finds it. */
  async endAfter(crash: Crash): Promise<End> {
    const passed: string[] = [];
    let expected: End | undefined;
    try {
      const played = await resumeFrom(this.#crashed, crash, {
        onRestored: (world) => letTimePass(world, crash),
        onStanding: (live, world) => {
          const standing = standingOf(live, world);
          const end = this.#ends.get(standing);
          if (end && this.#shown >= 3) throw new Joined(end);
          expected ??= end;
          passed.push(standing);
        },
      });
      const {entries, closed} = played;
      const end = {
        outcome: closed.outcome,
        carriedOut: carriedOut(played),
        told: performed(entries),
      };
      if (expected && JSON.stringify(expected) !== JSON.stringify(end)) {
        throw new Error('A session that stood where another had been went on in another way.');
      }
      if (expected) this.#shown += 1;
      this.#played += 1;
      for (const standing of passed) this.#ends.set(standing, end);
      return end;
    } catch (thrown) {
      if (!(thrown instanceof Joined)) throw thrown;
      this.#joined += 1;
      for (const standing of passed) this.#ends.set(standing, thrown.end);
      return thrown.end;
    }
  }
}

/**
 * Around a change the next process is there at once, while AWS is still at work; elsewhere it begins
 * up to five minutes later, as whoever has to start it again cannot do so in no time.
 */
function letTimePass({simulator}: SimulatedWorld, {entry}: Crash): void {
  const isChange = 'mode' in entry && entry.mode === 'change';
  if (isChange || entry.type === 'intended' || entry.type === 'waiting') return;
  simulator.advance((pause - (simulator.now() % pause)) % pause);
}

const pause = 300_000;

/** The session without counters, notes and real time, what it has done, and AWS with its log of requests. */
function standingOf(live: LiveSession, {simulator}: SimulatedWorld): string {
  const {seq: _seq, head: _head, calls: _calls, notes: _notes, ...session} = live.session;
  const standing = {session, told: performed(live.view().entries), world: simulator.save()};
  return hash('sha256', JSON.stringify(standing, withoutRealTime));
}

function withoutRealTime(name: string, value: unknown): unknown {
  return name === 'milliseconds' ? undefined : value;
}
