/** Makes the reads of a round in parallel and keeps every answer as a fact. */
import type {Clock} from '../../core/clock.ts';
import {databaseOf} from '../../core/database.ts';
import {callOfFact, type Evidence, type FactName, type FactValues} from '../../core/evidence.ts';
import {type Fact, notAsked} from '../../core/fact.ts';
import type {Answer} from '../answer.ts';
import type {Calls, Door} from '../door.ts';
import {factOfAnswer} from './fact-of.ts';
import {lookupEvents, requestsInWindow, requestWindow} from './lookup.ts';
import {type Pace, pace} from './pace.ts';
import {type PlannedRead, plannedRead, type Read, type Round} from './planned.ts';

export type ObserveOptions = {
  readonly clock: Clock;
  /** Who asks, as an ARN, where that is known: their policies are then read a round earlier. */
  readonly caller?: string;
  /** Ends the reading; what was read until then is the evidence. */
  readonly signal?: AbortSignal;
  /** The reads of a round, when it begins. A fact read again in a later round is not announced. */
  readonly onPlan?: (reads: readonly PlannedRead[]) => void;
  /** Each fact as it arrives. A later fact of the same name replaces the earlier one. */
  readonly onFact: (name: FactName, fact: Fact<FactValues[FactName]>) => void;
  /** What decides is in; CloudTrail is still being asked who did it. May come more than once. */
  readonly onSoFar?: (evidence: Evidence) => void;
  /** What decides is in; CloudTrail or a long list may still be open. `soFar` grows until the end. */
  readonly onOpen?: (soFar: () => SoFar) => void;
};

/** What was read until now, and whether CloudTrail has yet to answer. */
export type SoFar = {readonly evidence: Evidence; readonly isTrailOpen: boolean};

/** Makes the reads of a round and keeps the facts. */
export class Reader {
  readonly #door: Door;
  readonly #options: ObserveOptions;
  readonly #before: Evidence;
  readonly #facts: {[name: string]: Fact<unknown>} = {};
  readonly #announced = new Set<FactName>();
  readonly #background: Promise<unknown>[] = [];
  readonly #turns = new Map<string, Pace>();

  /** `before` is what was read earlier; it says which key CloudTrail is asked about. */
  constructor(door: Door, options: ObserveOptions, before: Evidence = {}) {
    this.#door = door;
    this.#options = options;
    this.#before = before;
  }

  get evidence(): Evidence {
    // Each fact was put under its own name by the read that names both.
    return this.#facts as Evidence;
  }

  /** All reads of a round at once; it is over without those on which no later round waits. */
  async round(number: Round, reads: readonly Read[], aside: readonly Read[] = []): Promise<void> {
    this.#announce(number, [...reads, ...aside]);
    const rest = this.#make(aside);
    // Whatever it throws is thrown by `finish`; until then nobody listens.
    rest.catch(() => undefined);
    this.#background.push(rest);
    await this.#make(reads);
  }

  /**
   * CloudTrail's history, as many questions at a time as its rate allows: what they told decides
   * which ones are worth the next wait. `onPause` is called before each wait.
   */
  async history(number: Round, plan: () => readonly Read[], onPause: () => void): Promise<void> {
    const asked = new Set<FactName>();
    for (;;) {
      const fresh = plan().filter(({name}) => !asked.has(name));
      if (fresh.length === 0 || this.#options.signal?.aborted) return;
      if (asked.size > 0) onPause();
      const wave = this.#wave(fresh);
      for (const {name} of wave) asked.add(name);
      await this.round(number, wave);
    }
  }

  /** What may be asked at once, in each Region for itself. */
  #wave(reads: readonly Read[]): readonly Read[] {
    const asked = new Map<string, number>();
    return reads.filter(({region = this.#door.region, notAsked: reason}) => {
      if (reason !== undefined) return true;
      const count = (asked.get(region) ?? 0) + 1;
      asked.set(region, count);
      return count <= requestsInWindow;
    });
  }

  /** The end of the reads that no round waited for. */
  async finish(): Promise<Evidence> {
    await Promise.all(this.#background);
    return this.evidence;
  }

  #announce(number: Round, reads: readonly Read[]): void {
    const asked = reads.filter((read) => read.notAsked === undefined);
    const fresh = asked.filter((read) => !this.#announced.has(read.name));
    for (const read of fresh) this.#announced.add(read.name);
    this.#options.onPlan?.(fresh.map((read) => plannedRead(read, number)));
  }

  async #make(reads: readonly Read[]): Promise<void> {
    await Promise.all(reads.map((read) => this.#ask(read)));
  }

  async #ask(read: Read): Promise<void> {
    const {name, input, region, notAsked: reason} = read;
    const call = callOfFact(name);
    if (reason !== undefined) {
      this.#keep(name, notAsked(call, reason));
      return;
    }
    const {signal} = this.#options;
    const calls = region === undefined ? this.#door : this.#door.inRegion(region);
    if (read.how === 'lookup') await this.#lookUp(calls, read);
    else if (read.how === 'paged') this.#take(name, await calls.pages(call, input, signal));
    else this.#take(name, await calls.call(call, input, signal));
  }

  /** CloudTrail allows two requests a second in each Region (facts/aws.md §5.1). */
  async #lookUp({call}: Calls, {name, input, region}: Read): Promise<void> {
    const {clock, signal} = this.#options;
    const place = region ?? this.#door.region;
    const turns = this.#turns.get(place) ?? pace(clock, requestWindow, requestsInWindow);
    this.#turns.set(place, turns);
    const key = databaseOf({...this.#before, ...this.evidence})?.keyId ?? '';
    const answer = await unlessEnded(lookupEvents(call, input, key, turns, signal), signal);
    if (answer) this.#take(name, answer);
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

/** Nothing when the reading was ended during the wait for a turn. */
async function unlessEnded(
  answer: Promise<Answer>,
  signal?: AbortSignal,
): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (thrown) {
    if (signal?.aborted) return undefined;
    throw thrown;
  }
}
