/** Plays a scenario with a given front end, as the command line does, without a process. */
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {diagnose} from '../../src/causes/diagnose.ts';
import type {Closed} from '../../src/core/entry.ts';
import {openSession} from '../../src/engine/open.ts';
import {CallRelay} from '../../src/engine/relay.ts';
import {run} from '../../src/engine/run.ts';
import {type SimulatedWorld, simulatedWorld} from '../../src/engine/worlds/simulated.ts';
import type {PlainFrontEnd} from '../../src/plain/plain.ts';
import {computations} from '../../src/remedies/computations.ts';
import {loadRunbooks} from '../../src/runbook/library.ts';

const runbooks = fileURLToPath(new URL('../../runbooks', import.meta.url));

export type Playing = {
  readonly state: string;
  readonly readOnly: boolean;
  readonly prepare?: (world: SimulatedWorld) => void;
};

/** Runs to the end with the front end attached. */
export async function playWith(
  scenario: string,
  frontEnd: PlainFrontEnd,
  {state, readOnly, prepare}: Playing,
): Promise<Closed> {
  const relay = new CallRelay();
  const options = {readOnly, pace: 0, onCall: relay.onCall};
  const world = await simulatedWorld(path.join(runbooks, 'scenarios'), scenario, options);
  prepare?.(world);
  const {database, region, operator} = world.simulator;
  const {live} = openSession(world, {
    state,
    database: {identifier: database},
    region,
    operator: {arn: operator.arn, accountId: world.simulator.accountId},
    scenario,
    version: 'test',
  });
  relay.attach((record) => live.called(record));
  const stop = frontEnd.attach(live);
  try {
    const library = await loadRunbooks([runbooks]);
    return await run(live, {world, runbooks: library, computations, diagnose}, frontEnd);
  } finally {
    stop();
    live.close();
    world.close();
  }
}
