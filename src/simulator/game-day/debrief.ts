/** The debrief of a game day: a fold over the requests, the facilitator's acts and the state at the end. */
import {isoTime} from '../../core/clock.ts';
import type {Act} from '../world/game-day.ts';
import {member, type RequestRecord, regionOf, type World} from '../world/world.ts';

/** What one player did, counted. */
export type DebriefPlayer = {
  readonly name: string;
  readonly arn: string;
  readonly reads: number;
  readonly changes: number;
  /** Calls that were answered with an error, and those that got no answer. */
  readonly refused: number;
  readonly lastCallAt?: string;
};

/** One line of the story: a change, a run of reads, or what the facilitator did. */
export type Moment = {
  readonly at: string;
  readonly who: string;
  readonly type: 'change' | 'reads' | Act['type'];
  readonly what: string;
  /** `ok`, or AWS's error; empty where there is none. */
  readonly outcome: string;
};

/** Format `latchkey/game-day/1`: plain JSON, times ISO 8601 in the world's time. */
export type Debrief = {
  readonly format: 'latchkey/game-day/1';
  readonly scenario: {readonly id: string; readonly title: string};
  readonly accountId: string;
  readonly region: string;
  readonly database: string;
  readonly from: string;
  readonly until: string;
  readonly players: readonly DebriefPlayer[];
  readonly story: readonly Moment[];
  readonly end: {
    readonly databases: readonly {readonly identifier: string; readonly status: string}[];
    readonly keys: readonly {readonly name: string; readonly state: string}[];
  };
};

const facilitator = 'facilitator';

/** Everything that players and facilitator did, in order. */
export function debriefOf(world: World): Debrief {
  const {scenario, gameDay, home, now, requests} = world;
  const names = namesByArn(world);
  return {
    format: 'latchkey/game-day/1',
    scenario: {id: scenario.id, title: scenario.title},
    accountId: home.accountId,
    region: home.region,
    database: scenario.database,
    from: isoTime(gameDay.startedAt),
    until: isoTime(now),
    players: playersOf(requests, names),
    story: storyOf(requests, gameDay.acts, names),
    end: endOf(world),
  };
}

/** The operator and the players by name; whoever else signed goes by the end of the ARN. */
function namesByArn(world: World): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const accessKeyId of [world.operator, ...world.gameDay.players]) {
    const principal = member(world.principals, accessKeyId);
    if (principal) names.set(principal.arn, principal.session ?? principal.user ?? principal.name);
  }
  const administrator = member(world.principals, world.administrator);
  if (administrator) names.set(administrator.arn, facilitator);
  return names;
}

function nameOf(arn: string, names: ReadonlyMap<string, string>): string {
  if (arn === '') return 'unknown';
  return names.get(arn) ?? arn.slice(arn.lastIndexOf('/') + 1);
}

function playersOf(
  requests: readonly RequestRecord[],
  names: ReadonlyMap<string, string>,
): readonly DebriefPlayer[] {
  const arns = new Set([
    ...[...names].flatMap(([arn, name]) => (name === facilitator ? [] : [arn])),
    ...requests.map(({principal}) => principal),
  ]);
  return [...arns].map((arn) => {
    const own = requests.filter(({principal}) => principal === arn);
    return {
      name: nameOf(arn, names),
      arn,
      reads: own.filter(({mode}) => mode === 'read').length,
      changes: own.filter(({mode}) => mode === 'change').length,
      refused: own.filter(({outcome}) => outcome !== 'ok').length,
      lastCallAt: own.at(-1)?.at,
    };
  });
}

/** Reads of one player in a row are one line; what changes or is put in has a line of its own. */
function storyOf(
  requests: readonly RequestRecord[],
  acts: readonly Act[],
  names: ReadonlyMap<string, string>,
): readonly Moment[] {
  const calls = runsOf(requests).map((run) => momentOfRun(run, names));
  const done = acts.map(({at, type, text}): Moment => {
    return {at: isoTime(at), who: facilitator, type, what: text, outcome: ''};
  });
  // Times of one millisecond keep the order in which they were written down.
  return [...calls, ...done].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function runsOf(requests: readonly RequestRecord[]): readonly RequestRecord[][] {
  const runs: RequestRecord[][] = [];
  const open = new Map<string, RequestRecord[]>();
  for (const request of requests) {
    const run = open.get(request.principal);
    if (request.mode === 'read' && run) {
      run.push(request);
      continue;
    }
    const fresh = [request];
    runs.push(fresh);
    if (request.mode === 'read') open.set(request.principal, fresh);
    else open.delete(request.principal);
  }
  return runs;
}

function momentOfRun(run: readonly RequestRecord[], names: ReadonlyMap<string, string>): Moment {
  const [first] = run;
  const {at = '', principal = '', mode = 'read'} = first ?? {};
  const who = nameOf(principal, names);
  if (mode === 'change' && first) {
    return {at, who, type: 'change', what: callOf(first), outcome: outcomeOf(first)};
  }
  const refused = run.filter(({outcome}) => outcome !== 'ok').length;
  const outcome = refused === 0 ? 'ok' : `${refused} of ${run.length} refused`;
  return {at, who, type: 'reads', what: countedCalls(run), outcome};
}

function callOf({service, operation}: RequestRecord): string {
  return service === '' ? operation : `${service}:${operation}`;
}

function outcomeOf({outcome, error}: RequestRecord): string {
  if (outcome === 'reset') return 'no answer';
  return error ? `${error.code}: ${error.message}` : outcome;
}

function countedCalls(run: readonly RequestRecord[]): string {
  const counts = new Map<string, number>();
  for (const request of run) counts.set(callOf(request), (counts.get(callOf(request)) ?? 0) + 1);
  return [...counts]
    .map(([call, count]) => (count === 1 ? call : `${call} (${count} times)`))
    .join(', ');
}

function endOf({accounts, home}: World): Debrief['end'] {
  const {kms, rds} = regionOf(accounts, home);
  return {
    databases: [...Object.values(rds.instances), ...Object.values(rds.clusters)]
      .map(({id, status}) => ({identifier: id, status}))
      .sort((a, b) => a.identifier.localeCompare(b.identifier)),
    keys: Object.values(kms.keys).map(({id, state}) => {
      const alias = Object.values(kms.aliases).find(({keyId}) => keyId === id);
      return {name: alias?.name ?? id, state};
    }),
  };
}
