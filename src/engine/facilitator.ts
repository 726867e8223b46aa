/** The facilitator's desk of a game day: what is to be seen, and what can be done from there. */
import {isoTime} from '../core/clock.ts';
import {clockSeconds} from '../core/words/time.ts';
import type {Act, Debrief, RequestRecord, Served, Simulator} from '../simulator/simulator.ts';
import {lineOfInject} from '../simulator/simulator.ts';

/** One row of the list: a title, and the line that it puts in. */
export type PutIn = {readonly title: string; readonly line: string};

/** One picture of the game day. Times: the world's milliseconds. */
export type FacilitatorView = {
  readonly scenario: string;
  readonly host: string;
  readonly endpoint: string;
  readonly accountId: string;
  readonly region: string;
  readonly database: string;
  readonly now: number;
  /** Simulated seconds a second; 0 while paused. */
  readonly speed: number;
  readonly next: {readonly at: number; readonly what: string} | undefined;
  readonly databases: readonly {readonly identifier: string; readonly status: string}[];
  readonly keys: readonly {readonly name: string; readonly state: string}[];
  readonly team: Debrief['players'];
  /** Credentials for those who join; the first are the operator's. They open nothing else. */
  readonly seats: readonly {
    readonly name: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  }[];
  readonly putIns: readonly PutIn[];
  /** Faults that still have calls to hit. */
  readonly faults: number;
  readonly requests: readonly RequestRecord[];
  readonly acts: readonly Act[];
};

/** What a console does. Every answer is a sentence to show. */
export type Facilitator = {
  view(): FacilitatorView;
  /** Calls `listener` after everything that was done here; returns how to stop. */
  subscribe(listener: () => void): () => void;
  order(line: string): {readonly done: boolean; readonly says: string};
  togglePause(): string;
  slower(): string;
  faster(): string;
  /** To the next thing that happens by itself, at most an hour on. */
  jump(): string;
  /** Writes the debrief; answers where it lies. */
  write(): string;
};

const hour = 3_600_000;

// Simulated seconds a second, from felt to fast.
const speeds = [1, 10, 60, 300, 600, 3600];

/** The desk of a served simulator. */
export function facilitatorOf(
  simulator: Simulator,
  served: Served,
  write: () => string,
): Facilitator {
  const listeners = new Set<() => void>();
  const changed = (says: string): string => {
    for (const listener of listeners) listener();
    return says;
  };
  let before = served.clock.speed() || 60;
  const setSpeed = (speed: number): string => {
    served.clock.setSpeed(speed);
    simulator.noteClock(speed === 0 ? 'paused' : `${speed} × as fast`);
    if (speed > 0) before = speed;
    return changed(speed === 0 ? 'The clock is paused; p goes on.' : `${speed} × as fast.`);
  };
  // A clock that stands goes on when it is told to, not because its pace was set.
  const setPace = (speed: number): string => {
    if (served.clock.speed() > 0) return setSpeed(speed);
    before = speed;
    return changed(`The clock is paused; p goes on, ${speed} × as fast.`);
  };
  return {
    view: () => viewOf(simulator, served),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    order: (line) => {
      const {done, says} = simulator.facilitate(line);
      changed(says);
      return {done, says};
    },
    togglePause: () => setSpeed(served.clock.speed() === 0 ? before : 0),
    slower: () => setPace(speeds.findLast((speed) => speed < before) ?? before),
    faster: () => setPace(speeds.find((speed) => speed > before) ?? before),
    jump: () => {
      const to = jumpAhead(simulator);
      simulator.noteClock(`jumped ahead to ${to} UTC`);
      return changed(`Jumped ahead to ${to} UTC.`);
    },
    write: () => changed(`Debrief written: ${write()}`),
  };
}

/** Lets time pass until something happens; answers the time of day then. */
export function jumpAhead(simulator: Simulator): string {
  const left = (simulator.upcoming()?.at ?? Number.POSITIVE_INFINITY) - simulator.now();
  simulator.advance(Math.max(0, Math.min(left, hour)));
  return clockSeconds(isoTime(simulator.now()));
}

function viewOf(simulator: Simulator, {endpoint, clock}: Served): FacilitatorView {
  clock.catchUp();
  const {players, end} = simulator.debrief();
  const overview = simulator.overview();
  const {acts, injects} = simulator.gameDay();
  return {
    scenario: simulator.scenario.id,
    host: new URL(endpoint).host,
    endpoint,
    accountId: simulator.accountId,
    region: simulator.region,
    database: simulator.database,
    now: simulator.now(),
    speed: clock.speed(),
    next: simulator.upcoming(),
    databases: end.databases,
    keys: end.keys,
    team: players,
    seats: [{...simulator.operator, name: 'operator'}, ...simulator.players],
    putIns: [
      ...injects.map((inject) => ({title: inject.title, line: lineOfInject(inject)})),
      ...byHand(end.keys[0]?.name ?? 'alias/orders'),
    ],
    faults: Array.isArray(overview.faults) ? overview.faults.length : 0,
    requests: simulator.requests(),
    acts,
  };
}

/** What every world can be asked for; the dots say that the line wants to be changed first. */
function byHand(key: string): readonly PutIn[] {
  return [
    {title: 'One call is denied …', line: 'deny kms:EnableKey next call'},
    {title: 'AWS is too busy …', line: 'throttle kms:* for 2 min'},
    {title: 'RDS answers with an error 500 …', line: 'error rds:* next 3 calls'},
    {
      title: 'The answer to a change is lost …',
      line: 'reset rds:StartDBInstance after=true next call',
    },
    {title: 'A message to the team …', line: 'message Priya, shop team: '},
    {title: 'The administrator makes a call …', line: `call kms:DisableKey ${key}`},
  ];
}
