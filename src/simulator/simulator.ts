/** The simulated AWS: an account that behaves, driven by real SDK clients in process or over loopback. */
import {BugError, JournalError} from '../core/errors.ts';
import type {JsonObject} from '../core/json.ts';
import {callByHand} from './by-hand.ts';
import type {Player, SimulatedCredentials, Simulator, SimulatorOptions} from './contract.ts';
import {copyOf} from './copy/build.ts';
import type {SavedIncident} from './copy/kept.ts';
import {passTime} from './due.ts';
import {ConnectionReset, exchange} from './exchange.ts';
import {putIn} from './faults/take.ts';
import {debriefOf} from './game-day/debrief.ts';
import {note} from './game-day/deliver.ts';
import {facilitate} from './game-day/facilitate.ts';
import {admitPlayers} from './game-day/players.ts';
import {identify} from './identify.ts';
import {overviewOf} from './overview.ts';
import {buildWorld} from './scenario/build.ts';
import type {Scenario} from './scenario/read.ts';
import {services} from './services/catalog.ts';
import {standingOf} from './standing.ts';
import {upcoming} from './upcoming.ts';
import {breakWith} from './what-if.ts';
import {createVerifier} from './wire/signature/verify.ts';
import {createWire} from './wire/wire.ts';
import {randomOf} from './world/random.ts';
import {member, type World, worldFormat} from './world/world.ts';

export type {HandCall, HandError} from './by-hand.ts';
export type {Player, SimulatedCredentials, Simulator, SimulatorOptions} from './contract.ts';
export {NotCopied} from './copy/databases.ts';
export type {SavedIncident} from './copy/kept.ts';
export {masked} from './copy/mask.ts';
export type {Fault} from './faults/schema.ts';
export type {Debrief, DebriefPlayer, Moment} from './game-day/debrief.ts';
export type {Facilitated} from './game-day/facilitate.ts';
export {lineOfInject} from './game-day/inject-line.ts';
export {requestHandler} from './request-handler.ts';
export {listScenarios, loadScenario} from './scenario/list.ts';
export {readScenario, type Scenario} from './scenario/read.ts';
export {type Served, type ServeOptions, serve} from './server.ts';
export type {Standing} from './standing.ts';
export type {WireRequest, WireResponse} from './wire/message.ts';
export type {Act, GameDay, Inject, Message} from './world/game-day.ts';
export type {RequestRecord, ScenarioInfo} from './world/world.ts';

/** A simulated AWS at the scenario's start. Throws RunbookError where its history cannot happen. */
export function createSimulator(scenario: Scenario, options: SimulatorOptions = {}): Simulator {
  const world = buildWorld(scenario);
  admitPlayers(world, scenario, options.players ?? []);
  return simulatorOf(world, options);
}

/** A simulated AWS as the evidence shows the real one, and what the evidence left open. */
export function copySimulator(
  saved: SavedIncident,
  options: SimulatorOptions = {},
): {readonly simulator: Simulator; readonly gaps: readonly string[]} {
  const {world, gaps} = copyOf(saved);
  return {simulator: simulatorOf(world, options), gaps};
}

/** The simulated AWS that was saved. Throws JournalError for anything else. */
export function restoreSimulator(saved: JsonObject, options: SimulatorOptions = {}): Simulator {
  const {format} = saved;
  if (format !== worldFormat) {
    const isOurs = typeof format === 'string' && /^latchkey\/world\/\d+$/.test(format);
    const what = isOurs ? `has the format ${format}` : 'names no format of Latchkey';
    throw new JournalError(`The saved world ${what}; this version reads ${worldFormat} only.`, [
      'Begin again with latchkey rehearse.',
      ...(isOurs ? ['Or resume with the version that began the rehearsal.'] : []),
    ]);
  }
  // What carries the format's name was written by `save`.
  const world = structuredClone(saved) as unknown as World;
  return simulatorOf(world, options);
}

function simulatorOf(world: World, options: SimulatorOptions): Simulator {
  const {onChange, wallClock = Date.now} = options;
  const verify = createVerifier(wallClock);
  const wire = createWire(services.map((service) => service.wire));
  const travel = (milliseconds: number): void => passTime(world, milliseconds);
  const simulator: Simulator = {
    scenario: world.scenario,
    accountId: world.home.accountId,
    region: world.home.region,
    database: world.scenario.database,
    operator: credentialsOf(world, world.operator),
    administrator: credentialsOf(world, world.administrator),
    now: () => world.now,
    advance: travel,
    identify: (request) => identify(world, request, verify),
    requests: () => world.requests,
    inject: (fault) => {
      putIn(world, fault);
      note(world, 'fault', JSON.stringify(fault));
    },
    facilitate: (line) => facilitate(world, line),
    noteClock: (text) => note(world, 'clock', text),
    gameDay: () => world.gameDay,
    players: world.gameDay.players.map((accessKeyId) => playerOf(world, accessKeyId)),
    debrief: () => debriefOf(world),
    upcoming: () => upcoming(world),
    breakWith: (calls) => breakWith(world, calls),
    byHand: (call) => {
      const error = callByHand(world, call);
      if (error === undefined) onChange?.(simulator);
      return error;
    },
    standing: () => standingOf(world),
    overview: () => overviewOf(world),
    // The world is plain JSON by construction; a clone drops members that are undefined.
    save: () => JSON.parse(JSON.stringify(world)),
    handle: async (request, pause) => {
      const received = wire.receive(request);
      if (!pause) travel(randomOf(world.random, 'requests').between(25, 120));
      const {response, changed, wait} = exchange(world, wire, request, received, verify);
      if (changed) onChange?.(simulator);
      if (wait > 0) await (pause ? pause(wait) : travel(wait));
      if (response instanceof ConnectionReset) throw response;
      return response;
    },
  };
  return simulator;
}

function playerOf(world: World, accessKeyId: string): Player {
  const name = member(world.principals, accessKeyId)?.name ?? '';
  return {name, ...credentialsOf(world, accessKeyId)};
}

function credentialsOf(world: World, accessKeyId: string): SimulatedCredentials {
  const principal = member(world.principals, accessKeyId);
  if (!principal) throw new BugError(`no principal has the access key ${accessKeyId}`);
  return {accessKeyId, secretAccessKey: principal.secretAccessKey, arn: principal.arn};
}
