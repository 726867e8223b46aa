/** The simulated world that `rehearse` was asked for: a scenario, or a copy of saved evidence. */
import {UsageError} from '../core/errors.ts';
import type {SimulatedOptions, SimulatedWorld} from '../engine/worlds/simulated.ts';
import {scenariosFolder} from './package.ts';

/** What the flags say about the world. */
export type WorldOptions = {
  readonly from?: string;
  readonly mask?: boolean;
  readonly whatIf?: readonly string[];
};

/** The world, its scenario's id, and what the journal has to say about how it came to be. */
export type RehearsalWorld = {
  readonly world: SimulatedWorld;
  readonly scenario: string;
  readonly notes: readonly string[];
};

/** Opens it. Throws UsageError for flags that contradict each other, files and calls that are none. */
export async function rehearsalWorld(
  scenario: string | undefined,
  {from, mask = false, whatIf = []}: WorldOptions,
  options: SimulatedOptions,
): Promise<RehearsalWorld> {
  refuseContradictions(scenario, from, mask);
  const opened =
    from === undefined
      ? await fromScenario(scenario ?? 'key-disabled', options)
      : await fromEvidence(from, mask, options);
  breakWorld(opened.world, whatIf);
  const broken = whatIf.map((call) => `What if: ${call}. Then three hours passed.`);
  return {...opened, notes: [...opened.notes, ...broken]};
}

/** The sentence says which flag it is about. */
function breakWorld({simulator}: SimulatedWorld, calls: readonly string[]): void {
  try {
    simulator.breakWith(calls);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`--what-if: ${error.message}`, error.nextSteps);
  }
}

async function fromScenario(scenario: string, options: SimulatedOptions): Promise<RehearsalWorld> {
  const {simulatedWorld} = await import('../engine/worlds/simulated.ts');
  const world = await simulatedWorld(scenariosFolder(), scenario, options);
  return {world, scenario: world.simulator.scenario.id, notes: []};
}

async function fromEvidence(
  file: string,
  isMasked: boolean,
  options: SimulatedOptions,
): Promise<RehearsalWorld> {
  const [{readEvidence}, {copiedWorld}, {masked}] = await Promise.all([
    import('./evidence-file.ts'),
    import('../engine/worlds/simulated.ts'),
    import('../simulator/simulator.ts'),
  ]);
  const read = await readEvidence(file);
  const saved = isMasked ? masked(read) : read;
  const {world, gaps} = copiedWorld(saved, options);
  const {identifier} = saved.incident.database;
  const notes = [
    `A copy of ${identifier} and its account, from evidence read ${saved.at}.`,
    ...(isMasked ? ['Account ids are masked.'] : []),
    ...gaps,
  ];
  return {world, scenario: world.simulator.scenario.id, notes};
}

function refuseContradictions(
  scenario: string | undefined,
  from: string | undefined,
  isMasked: boolean,
): void {
  if (scenario !== undefined && from !== undefined) {
    throw new UsageError('A rehearsal is of a scenario or of saved evidence, not of both.', [
      'Leave out the scenario, or --from.',
    ]);
  }
  if (isMasked && from === undefined) {
    throw new UsageError('--mask changes the account ids of saved evidence.', [
      'Add --from FILE; latchkey diagnose DB --save FILE writes one.',
    ]);
  }
}
