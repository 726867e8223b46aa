/** From a scenario to a world: the estate is put in, then its history is executed on the clock. */
import {UsageError} from '../../core/errors.ts';
import type {JsonObject} from '../../core/json.ts';
import {passTime} from '../due.ts';
import {putIn} from '../faults/take.ts';
import {perform} from '../perform.ts';
import {operationOf} from '../services/catalog.ts';
import {checkCall} from '../what-if.ts';
import {AwsError} from '../wire/aws-error.ts';
import {emptyGameDay, type Inject} from '../world/game-day.ts';
import {schedule} from '../world/queue.ts';
import {randomOf, seeded} from '../world/random.ts';
import {vaultOf} from '../world/vault.ts';
import {member, type World, worldFormat} from '../world/world.ts';
import {addRecoveryPoints, addVault} from './estate/backup.ts';
import {addCluster} from './estate/cluster.ts';
import {addInstance, standAsWritten} from './estate/instance.ts';
import {addKey} from './estate/key.ts';
import {addKeyStore} from './estate/key-store.ts';
import {addOrganization} from './estate/organization.ts';
import {addSnapshots} from './estate/snapshot.ts';
import {withGrants} from './grant-names.ts';
import {accessKeyOf, admitPrincipals} from './principals.ts';
import type {Scenario} from './read.ts';
import type {ScenarioInject} from './schema/inject.ts';
import type {TimelineCall} from './schema/timeline.ts';

const day = 86_400_000;

/** The world of a scenario at its start. Throws RunbookError where a past call is refused. */
export function buildWorld(scenario: Scenario): World {
  const world = emptyWorld(scenario);
  admitPrincipals(world, scenario);
  if (scenario.organization) addOrganization(world, scenario.organization);
  for (const store of scenario.estate.keyStores) addKeyStore(world, store);
  for (const key of scenario.estate.keys) addKey(world, key);
  for (const vault of scenario.estate.backupVaults) addVault(world, vault);
  const history = [...births(scenario), ...calls(world, scenario)];
  for (const moment of history.sort((a, b) => a.at - b.at)) {
    passTime(world, moment.at - world.now);
    moment.happen(world);
  }
  passTime(world, Date.parse(scenario.start) - world.now);
  for (const instance of scenario.estate.instances) standAsWritten(world, instance);
  for (const fault of scenario.faults) putIn(world, fault);
  checkInjects(world, scenario);
  world.gameDay = {...emptyGameDay(world.now), injects: scenario.injects.map(injectOf)};
  return world;
}

/** What may be put in is checked here: on the night of the game day it is too late. */
function checkInjects(world: World, {injects, source}: Scenario): void {
  for (const [index, {call}] of injects.entries()) {
    if (call === undefined) continue;
    try {
      checkCall(world, call);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      const words = error.message.replace(/\.$/, '');
      throw source.errorAt(['injects', index, 'call'], words, error.nextSteps);
    }
  }
}

function injectOf({at, ...inject}: ScenarioInject): Inject {
  return {...inject, ...(at === undefined ? {} : {at: Date.parse(at)})};
}

type Moment = {readonly at: number; happen(world: World): void};

function emptyWorld(scenario: Scenario): World {
  return {
    format: worldFormat,
    scenario: scenario.info,
    home: {accountId: scenario.accountId, region: scenario.region},
    now: beginning(scenario),
    random: seeded(scenario.seed),
    vault: vaultOf(scenario.seed),
    sequence: 0,
    queue: [],
    principals: {},
    operator: '',
    administrator: '',
    accounts: {},
    unverified: scenario.unverified,
    outcomes: scenario.outcomes.map((outcome) => ({...outcome})),
    faults: [],
    ...(scenario.kmsRequestQuotas ? {kmsRequests: {}} : {}),
    past: [],
    requests: [],
    denials: [],
    gameDay: emptyGameDay(beginning(scenario)),
  };
}

/** Early enough for the first call and for every automated backup that is still kept at the start. */
function beginning({start, estate, timeline}: Scenario): number {
  const databases = [...estate.instances, ...estate.clusters];
  const kept = Math.max(0, ...databases.map((one) => one.BackupRetentionPeriod));
  const calls = timeline.map((call) => Date.parse(call.at));
  return Math.min(
    Date.parse(start) - (kept + 2) * day,
    ...calls.map((at) => at - (kept + 2) * day),
  );
}

/** Databases come in when they were created, or at the beginning where they are older. */
function births(scenario: Scenario): Moment[] {
  const {instances, clusters, snapshots, recoveryPoints} = scenario.estate;
  const first = beginning(scenario);
  const at = (created: string): number => Math.max(first, Date.parse(created));
  return [
    ...instances.map((one) => ({
      at: at(one.created),
      happen: (world: World) => addInstance(world, one),
    })),
    ...clusters.map((one) => ({
      at: at(one.created),
      happen: (world: World) => addCluster(world, one),
    })),
    ...snapshots.map((one) => ({
      at: at(one.created),
      happen: (world: World) => addSnapshots(world, one),
    })),
    ...recoveryPoints.map((one) => ({
      at: at(one.created),
      happen: (world: World) => addRecoveryPoints(world, one),
    })),
  ];
}

/** Calls up to the start are made now and must succeed; later ones are waiting in the queue. */
function calls(world: World, scenario: Scenario): Moment[] {
  const start = Date.parse(scenario.start);
  const past: Moment[] = [];
  for (const [index, call] of scenario.timeline.entries()) {
    const at = Date.parse(call.at);
    if (at <= start) past.push({at, happen: (now) => callInThePast(now, scenario, call, index)});
    else scheduleCall(world, call, at);
  }
  return past;
}

function scheduleCall(world: World, call: TimelineCall, at: number): void {
  const accessKeyId = accessKeyOf(world, call.as);
  const input: JsonObject = call.with;
  const region = call.region ?? world.home.region;
  schedule(world, at, {type: 'call', ...world.home, region, accessKeyId, call: call.call, input});
}

function callInThePast(world: World, scenario: Scenario, call: TimelineCall, index: number): void {
  const found = operationOf(call.call);
  const principal = member(world.principals, accessKeyOf(world, call.as));
  if (!found || !principal) return;
  try {
    perform(world, {
      ...found,
      input: withGrants(world, call.with),
      principal,
      place: {accountId: principal.accountId, region: call.region ?? world.home.region},
      requestId: randomOf(world.random, 'requests').uuid(),
      origin: {userAgent: 'aws-cli/2.15.0', sourceAddress: '203.0.113.7'},
    });
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    const message = `the simulated AWS refuses this call: ${thrown.shape}: ${thrown.message}`;
    const next = 'Change the call, its time or the estate, so that it can have happened.';
    throw scenario.source.errorAt(['timeline', index, 'call'], message, [next]);
  }
}
