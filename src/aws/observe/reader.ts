/** Makes the reads of a round in parallel and keeps every answer as a fact. */
import type {Clock} from '../../core/clock.ts';
import {databaseOf} from '../../core/database.ts';
import {callOfFact, type Evidence, type FactName, type FactValues} from '../../core/evidence.ts';
import {type Fact, notAsked} from '../../core/fact.ts';
import type {Answer} from '../answer.ts';
import type {Door} from '../door.ts';
import {factOfAnswer} from './fact-of.ts';
import {pace} from './pace.ts';
import {type PlannedRead, plannedRead, type Read} from './planned.ts';
import {lookupEvents, requestBurst, requestInterval} from './trail.ts';

export type ObserveOptions = {
  readonly clock: Clock;
  /** Ends the reading; what was read until then is the evidence. */
  readonly signal?: AbortSignal;
  /** The reads of a round, when it begins. A fact read again in a later round is not announced. */
  readonly onPlan?: (reads: readonly PlannedRead[]) => void;
  /** Each fact as it arrives. A later fact of the same name replaces the earlier one. */
  readonly onFact: (name: FactName, fact: Fact<FactValues[FactName]>) => void;
};

/** Makes the reads of a round and keeps the facts. */
export class Reader {
  readonly #door: Door;
  readonly #options: ObserveOptions;
  readonly #facts: {[name: string]: Fact<unknown>} = {};
  readonly #announced = new Set<FactName>();

  constructor(door: Door, options: ObserveOptions) {
    this.#door = door;
    this.#options = options;
  }

  get evidence(): Evidence {
    // Each fact was put under its own name by the read that names both.
    return this.#facts as Evidence;
  }

  /** All reads of a round at once. */
  async round(number: 1 | 2 | 3, reads: readonly Read[]): Promise<void> {
    await Promise.all(this.#begin(number, reads).map((read) => this.#ask(read)));
  }

  /** The third round keeps to the two requests a second that CloudTrail allows. */
  async trail(reads: readonly Read[]): Promise<void> {
    const {clock, signal} = this.#options;
    const turns = pace(clock, requestInterval, requestBurst);
    const key = databaseOf(this.evidence)?.keyId ?? '';
    await Promise.all(
      this.#begin(3, reads).map(async (read) => {
        if (!(await hasTurn(turns.turn(signal), signal))) return;
        this.#take(read.name, await lookupEvents(this.#door.call, read.input, key, turns, signal));
      }),
    );
  }

  /** Announces the reads and settles what is not asked; returns what is. */
  #begin(number: 1 | 2 | 3, reads: readonly Read[]): readonly Read[] {
    const asked = reads.filter((read) => read.notAsked === undefined);
    const fresh = asked.filter((read) => !this.#announced.has(read.name));
    for (const read of fresh) this.#announced.add(read.name);
    this.#options.onPlan?.(fresh.map((read) => plannedRead(read, number)));
    for (const read of reads) {
      if (read.notAsked === undefined) continue;
      this.#keep(read.name, notAsked(callOfFact(read.name), read.notAsked));
    }
    return asked;
  }

  async #ask(read: Read): Promise<void> {
    const call = callOfFact(read.name);
    const {signal} = this.#options;
    const answer = read.isPaged
      ? await this.#door.pages(call, read.input, signal)
      : await this.#door.call(call, read.input, signal);
    this.#take(read.name, answer);
  }

  #take(name: FactName, answer: Answer): void {
    // A read that was given up says nothing about AWS; its fact stays unasked.
    const isGivenUp = answer.outcome === 'error' && answer.kind === 'aborted';
    if (!isGivenUp) this.#keep(name, factOfAnswer(callOfFact(name), answer));
  }

  #keep(name: FactName, fact: Fact<FactValues[FactName]>): void {
    this.#facts[name] = fact;
    this.#options.onFact(name, fact);
  }
}

/** False when the reading was ended during the pause. */
async function hasTurn(turn: Promise<void>, signal?: AbortSignal): Promise<boolean> {
  try {
    await turn;
    return true;
  } catch (thrown) {
    if (signal?.aborted) return false;
    throw thrown;
  }
}
