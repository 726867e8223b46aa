/** A rehearsal without a front end: scripted answers, the real engine, the simulated AWS. */
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {diagnose} from '../../src/causes/diagnose.ts';
import type {CallRecord} from '../../src/core/call.ts';
import type {Closed, Entry} from '../../src/core/entry.ts';
import {type Question, recommendedAnswer} from '../../src/core/question.ts';
import type {FrontEnd} from '../../src/engine/front-end.ts';
import type {LiveSession} from '../../src/engine/live-session.ts';
import {openSession, reopenSession} from '../../src/engine/open.ts';
import {CallRelay} from '../../src/engine/relay.ts';
import {run} from '../../src/engine/run.ts';
import {readSession, sessionFolder} from '../../src/engine/sessions.ts';
import {
  copiedWorld,
  restoredWorld,
  type SimulatedWorld,
  simulatedWorld,
} from '../../src/engine/worlds/simulated.ts';
import {computations} from '../../src/remedies/computations.ts';
import {loadRunbooks} from '../../src/runbook/library.ts';
import type {SavedIncident} from '../../src/simulator/simulator.ts';

const runbooks = fileURLToPath(new URL('../../runbooks', import.meta.url));

/** Read once: the crash tests play hundreds of rehearsals. */
const library = loadRunbooks([runbooks]);

/** How a rehearsal is answered and watched. */
export type Script = {
  readonly state: string;
  readonly readOnly?: boolean;
  /** Regions that the operator named. */
  readonly regions?: readonly string[];
  /** Another folder of scenarios than the shipped one. */
  readonly scenarios?: string;
  /** The answer to a question; undefined takes the recommended one. */
  answer?(step: string, question: Question, live: LiveSession): string | undefined | 'leave';
  /** Sees every entry; what it throws ends the process at that point, as a crash would. */
  onEntry?(entry: Entry, live: LiveSession): void;
  /** Sees every record at the door before it becomes an entry. */
  onRecord?(record: CallRecord): void;
  /** Another front end than the script. */
  frontEnd?(live: LiveSession): FrontEnd;
  /** Sees the world before the session begins, e.g. to put a fault in. */
  prepare?(world: SimulatedWorld): void;
  /** The world as the session has it, e.g. the same AWS taken for the real one. */
  taken?(world: SimulatedWorld): SimulatedWorld;
  /** Sees the world before a session goes on, e.g. to let time pass. */
  onRestored?(world: SimulatedWorld): void;
  /** Sees the session and its world where it goes on, and whenever a question is open. */
  onStanding?(live: LiveSession, world: SimulatedWorld): void;
};

/** A finished rehearsal. */
export type Played = {
  readonly id: string;
  readonly closed: Closed;
  readonly entries: readonly Entry[];
  readonly world: SimulatedWorld;
};

/** Plays a scenario from its beginning. */
export async function rehearse(scenario: string, script: Script): Promise<Played> {
  const relay = new CallRelay();
  const options = {readOnly: script.readOnly ?? false, pace: 0, onCall: onCallOf(relay, script)};
  const folder = script.scenarios ?? path.join(runbooks, 'scenarios');
  const world = await simulatedWorld(folder, scenario, options);
  return begin(world, scenario, relay, script);
}

/** Plays a copy of an account from saved evidence. */
export async function rehearseCopy(saved: SavedIncident, script: Script): Promise<Played> {
  const relay = new CallRelay();
  const options = {readOnly: script.readOnly ?? false, pace: 0, onCall: onCallOf(relay, script)};
  const {world} = copiedWorld(saved, options);
  return begin(world, world.simulator.scenario.id, relay, script);
}

function begin(
  made: SimulatedWorld,
  scenario: string,
  relay: CallRelay,
  script: Script,
): Promise<Played> {
  script.prepare?.(made);
  const world = script.taken?.(made) ?? made;
  const {simulator} = world;
  const {live, id} = openSession(world, {
    state: script.state,
    database: {identifier: simulator.database},
    region: simulator.region,
    operator: {arn: simulator.operator.arn, accountId: simulator.accountId},
    scenario,
    version: 'test',
    ...(script.regions ? {regions: script.regions} : {}),
    prepare: world.keepIn,
  });
  return finish(id, live, world, relay, script);
}

/** Goes on with a session that was cut off, as a new process would: from the disk alone. */
export async function resume(id: string, script: Script): Promise<Played> {
  const folder = sessionFolder(script.state, id);
  const past = readSession(script.state, id);
  const relay = new CallRelay();
  const options = {readOnly: script.readOnly ?? false, pace: 0, onCall: onCallOf(relay, script)};
  const world = restoredWorld(folder, past.at, options);
  script.onRestored?.(world);
  const {live} = reopenSession(id, folder, world, {
    state: script.state,
    operator: past.operator,
    scenario: past.scenario,
    version: 'test',
  });
  world.keepIn(folder);
  return finish(id, live, world, relay, script);
}

function onCallOf(relay: CallRelay, script: Script): (record: CallRecord) => void {
  return (record) => {
    script.onRecord?.(record);
    relay.onCall(record);
  };
}

async function finish(
  id: string,
  live: LiveSession,
  world: SimulatedWorld,
  relay: CallRelay,
  script: Script,
): Promise<Played> {
  relay.attach((record) => live.called(record));
  const hands = {world, runbooks: await library, computations, diagnose};
  try {
    script.onStanding?.(live, world);
    const closed = await run(
      live,
      hands,
      script.frontEnd?.(live) ?? frontEndOf(live, world, script),
    );
    return {id, closed, entries: live.view().entries, world};
  } finally {
    live.close();
  }
}

function frontEndOf(live: LiveSession, world: SimulatedWorld, script: Script): FrontEnd {
  return {
    show: (entry) => script.onEntry?.(entry, live),
    refuse: (reason) => {
      throw new Error(`An answer was refused: ${reason}`);
    },
    ask: async (step, question) => {
      script.onStanding?.(live, world);
      const answer = script.answer?.(step, question, live) ?? recommendedAnswer(question);
      if (answer === 'leave') return {type: 'leave'};
      if (answer === undefined) throw new Error(`Nothing is recommended at ${step}.`);
      return {type: 'answer', answer, by: 'test'};
    },
  };
}

/** The changes that AWS carried out, in order. */
export function performed(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap((entry) =>
    entry.type === 'called' && entry.mode === 'change' && entry.outcome === 'ok'
      ? [entry.call]
      : [],
  );
}
