/** What a simulated AWS offers to the rest of Latchkey. */
import type {JsonObject} from '../core/json.ts';
import type {HandCall, HandError} from './by-hand.ts';
import type {Fault} from './faults/schema.ts';
import type {Debrief} from './game-day/debrief.ts';
import type {Facilitated} from './game-day/facilitate.ts';
import type {Identified} from './identify.ts';
import type {Standing} from './standing.ts';
import type {Upcoming} from './upcoming.ts';
import type {WireRequest, WireResponse} from './wire/message.ts';
import type {GameDay} from './world/game-day.ts';
import type {RequestRecord, ScenarioInfo} from './world/world.ts';

/** Credentials of a simulated principal; they open nothing anywhere else. */
export type SimulatedCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly arn: string;
};

/** One more player, with a principal of their own. */
export type Player = SimulatedCredentials & {readonly name: string};

/** Waits real milliseconds, for requests that travel over a real network. */
export type Pause = (milliseconds: number) => Promise<void>;

/** A running simulated AWS. Its clock moves only by requests in process and by `advance`. */
export type Simulator = {
  readonly scenario: ScenarioInfo;
  readonly accountId: string;
  readonly region: string;
  /** Identifier of the database the scenario is about. */
  readonly database: string;
  readonly operator: SimulatedCredentials;
  readonly administrator: SimulatedCredentials;
  /** Simulated milliseconds since 1970. */
  now(): number;
  /** Lets time pass; everything that is due meanwhile happens at its moment. */
  advance(milliseconds: number): void;
  /**
   * Answers one request. In process a request takes 25 to 120 ms of simulated time; with `pause`
   * the clock is left alone and only slow answers wait. Rejects like a broken connection where a
   * `reset` fault hits.
   */
  handle(request: WireRequest, pause?: Pause): Promise<WireResponse>;
  /** Who signed a request to the simulator itself. */
  identify(request: WireRequest): Identified;
  /** Every request so far, in order. */
  requests(): readonly RequestRecord[];
  /** What a facilitator typed: puts a fault, a message or a call in, or keeps a note. */
  facilitate(line: string): Facilitated;
  /** Writes down what was done to the clock. */
  noteClock(text: string): void;
  /** Suggestions of the scenario, messages so far, what the facilitator did. */
  gameDay(): GameDay;
  /** Players besides the operator. */
  readonly players: readonly Player[];
  /** Who did what when, what was put in, how the account stands. */
  debrief(): Debrief;
  /** What happens next by itself, as far as it is worth knowing. */
  upcoming(): Upcoming | undefined;
  /** Puts a fault in. */
  inject(fault: Fault): void;
  /**
   * Makes calls such as `kms:DisableKey alias/orders` as the administrator, a minute apart, and lets
   * three hours pass. Throws UsageError for a call that is none or is refused.
   */
  breakWith(calls: readonly string[]): void;
  /** Makes one call as a principal of the scenario does elsewhere; answers AWS's error, if any. */
  byHand(call: HandCall): HandError | undefined;
  /** Databases and keys as they stand now, for goals that are judged by the state of the world. */
  standing(): Standing;
  /** The world at a glance: scenario, databases, keys, faults, what comes next. */
  overview(): JsonObject;
  /** The whole world as JSON; `restoreSimulator` makes an equal one of it. */
  save(): JsonObject;
};

export type SimulatorOptions = {
  /** Names of players besides the operator. */
  readonly players?: readonly string[];
  /** Called after a change was applied and before its answer leaves. */
  readonly onChange?: (simulator: Simulator) => void;
  /** Real milliseconds since 1970, for the age of signatures; the machine's clock if left out. */
  readonly wallClock?: () => number;
};
