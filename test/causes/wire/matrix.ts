/** One read after the other goes without an answer at the wire: what the diagnosis makes of it. */
import {openDoor} from '../../../src/aws/door.ts';
import {observe} from '../../../src/aws/observe/observe.ts';
import {briefingOf} from '../../../src/causes/briefing.ts';
import {diagnose} from '../../../src/causes/diagnose.ts';
import type {CallName} from '../../../src/core/call.ts';
import {isoTime} from '../../../src/core/clock.ts';
import {databaseOf, isLockedOut} from '../../../src/core/database.ts';
import type {Diagnosis, Finding} from '../../../src/core/diagnosis.ts';
import type {Evidence} from '../../../src/core/evidence.ts';
import {
  createSimulator,
  loadScenario,
  requestHandler,
  type Simulator,
} from '../../../src/simulator/simulator.ts';
import {scenarios} from '../../simulator/support.ts';

type Fault = Parameters<Simulator['inject']>[0];

/** What one fault came to. */
export type Outcome = 'expected' | 'undecided' | 'another true finding';

/** One cell: the read, what happened to it, the outcome, and what is wrong with that. */
export type Cell = {
  readonly call: CallName;
  readonly fault: string;
  readonly outcome: Outcome;
  readonly flaws: readonly string[];
};

type Seen = {
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis;
  readonly calls: readonly CallName[];
};

const ways: readonly Pick<Fault, 'fault' | 'code'>[] = [
  {fault: 'deny'},
  {fault: 'error', code: 'InternalFailure'},
  {fault: 'throttle'},
];

/** Every operation of the scenario's diagnosis in each way, and each of several alike denied alone. */
export async function wireMatrix(id: string): Promise<readonly Cell[]> {
  const scenario = await loadScenario(scenarios, id);
  const {cause} = scenario;
  const known = await look(createSimulator(scenario));
  const cells: Cell[] = [];
  for (const call of new Set(known.calls)) {
    for (const way of ways) cells.push(await cell({call, ...way}, way.fault));
    const alike = known.calls.filter((one) => one === call).length;
    for (let skip = 0; alike > 1 && skip < alike; skip += 1) {
      cells.push(await cell({call, fault: 'deny', times: 1, skip}, `deny number ${skip + 1}`));
    }
  }
  return cells;

  async function cell(fault: Fault & {readonly call: CallName}, words: string): Promise<Cell> {
    const simulator = createSimulator(scenario);
    simulator.inject(fault);
    const seen = await look(simulator);
    const isWhole = fault.times === undefined;
    return {
      call: fault.call,
      fault: words,
      outcome: outcomeOf(seen.diagnosis, cause),
      flaws: flawsOf(seen, known.diagnosis, isWhole ? fault.call : undefined),
    };
  }
}

async function look(simulator: Simulator): Promise<Seen> {
  const {region, accountId, database: identifier, operator} = simulator;
  const clock = {
    now: () => simulator.now(),
    sleep: async (milliseconds: number) => simulator.advance(milliseconds),
  };
  const calls: CallName[] = [];
  const door = openDoor({
    region,
    credentials: operator,
    handler: requestHandler(simulator),
    readOnly: true,
    clock,
    onCall: ({call}) => calls.push(call),
  });
  const evidence = await observe(door, {identifier}, {clock, onFact: () => undefined});
  const incident = {database: {identifier}, accountId, region};
  const now = isoTime(clock.now());
  const diagnosis = diagnose(evidence, incident, now);
  briefingOf({diagnosis, evidence, incident, now, localOffsetMinutes: 60});
  return {evidence, diagnosis, calls};
}

function outcomeOf({findings, verdict}: Diagnosis, cause: string): Outcome {
  if (verdict === 'undecided') return 'undecided';
  return findings[0]?.cause === cause ? 'expected' : 'another true finding';
}

const rank = {possible: 0, likely: 1, certain: 2};

/** Comfort that is false, a cause that is not there, a certainty that lost its evidence. */
function flawsOf(
  {evidence, diagnosis}: Seen,
  known: Diagnosis,
  missing: CallName | undefined,
): readonly string[] {
  const {verdict, findings} = diagnosis;
  const isFalseComfort = verdict === 'healthy' && isLockedOut(databaseOf(evidence)?.status ?? '');
  return [
    ...(isFalseComfort ? ['healthy'] : []),
    ...findings.flatMap((finding) => flawOf(finding, diagnosis, known, missing) ?? []),
  ];
}

function flawOf(
  finding: Finding,
  {verdict}: Diagnosis,
  known: Diagnosis,
  missing: CallName | undefined,
): string | undefined {
  const {cause, confidence, evidence} = finding;
  // AWS's own refusal of a read is proof of itself.
  if (cause === 'caller-not-authorized') return undefined;
  const before = known.findings.find((one) => one.cause === cause);
  if (!before && confidence !== 'possible' && verdict !== 'undecided') return `${cause} is made up`;
  if (before && rank[confidence] > rank[before.confidence]) return `${cause} became surer`;
  if (confidence !== 'certain') return undefined;
  const isBacked = evidence.length > 0 && evidence.every(({call}) => call !== missing);
  return isBacked ? undefined : `${cause} is certain without its evidence`;
}

/** The counts as one line for each outcome. */
export function countsOf(cells: readonly Cell[]): string {
  const outcomes: readonly Outcome[] = ['expected', 'undecided', 'another true finding'];
  return outcomes
    .map((outcome) => `${cells.filter((one) => one.outcome === outcome).length} ${outcome}`)
    .join(', ');
}
