/** `latchkey runbook test [ID]`: plays the runbooks in the simulator, before the night does. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {diagnose} from '../../../causes/diagnose.ts';
import {exitCodes, LatchkeyError} from '../../../core/errors.ts';
import {printable} from '../../../core/words/text.ts';
import {stepsOf, stepsThatRan} from '../../../engine/rehearsal/coverage.ts';
import {
  type Play,
  playsOf,
  playThrough,
  type Stage,
} from '../../../engine/rehearsal/play-through.ts';
import {computations} from '../../../remedies/computations.ts';
import type {Library} from '../../../runbook/runbook.ts';
import {listScenarios} from '../../../simulator/simulator.ts';
import {type Io, print, say} from '../../io.ts';
import {scenariosFolder, version} from '../../package.ts';
import {loadLibrary, unknownRunbook} from '../../runbooks.ts';

/** One play as it is told: what ran of each runbook, and whether it ended as it had to. */
type Told = {
  readonly scenario: string;
  readonly says: string;
  readonly outcome: string;
  readonly isGood: boolean;
  readonly ran: readonly {readonly runbook: string; readonly step: string}[];
};

/**
 * Prints which steps ran and which never did; 1 where a play broke or ended otherwise than its
 * scenario says. Throws UsageError for an unknown runbook.
 */
export async function testRunbooks(
  id: string | undefined,
  options: {readonly runbooks?: string; readonly json?: boolean},
  io: Io,
): Promise<number> {
  const library = await loadLibrary(options.runbooks);
  if (id !== undefined && !library.has(id)) throw unknownRunbook(id, library);
  const told = await playAll(library);
  const meant = id === undefined ? Array.from(library.keys()).sort() : [id];
  const plays = told.filter(({ran}) => ran.some(({runbook}) => meant.includes(runbook)));
  if (options.json) print(io, JSON.stringify(plays));
  else for (const runbook of meant) tell(runbook, library, plays, io);
  const broken = plays.filter(({isGood}) => !isGood);
  for (const {scenario, says, outcome} of broken) {
    say(io, `${scenario}, ${printable(says)}: ${printable(outcome, 300)}`);
  }
  return broken.length === 0 ? exitCodes.recovered : exitCodes.failed;
}

async function playAll(library: Library): Promise<readonly Told[]> {
  const scenarios = scenariosFolder();
  const state = fs.mkdtempSync(path.join(os.tmpdir(), 'latchkey-test-'));
  const stage = {runbooks: library, computations, diagnose, scenarios, state, version: version()};
  try {
    const told: Told[] = [];
    for (const {id} of await listScenarios(scenarios)) {
      for (const play of await playsOf(scenarios, id)) told.push(await playOne(play, stage));
    }
    return told;
  } finally {
    fs.rmSync(state, {recursive: true, force: true});
  }
}

async function playOne(play: Play, stage: Stage): Promise<Told> {
  const {scenario, says, ends} = play;
  try {
    const {closed, entries} = await playThrough(play, stage);
    const {outcome} = closed;
    const isGood = ends === undefined || ends === outcome;
    const words = isGood ? outcome : `ended ${outcome}, should end ${ends}: ${closed.summary}`;
    return {scenario, says, outcome: words, isGood, ran: stepsThatRan(entries, stage.runbooks)};
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    const outcome = [error.message, ...error.nextSteps].join(' ');
    return {scenario, says, outcome, isGood: false, ran: []};
  }
}

function tell(runbook: string, library: Library, told: readonly Told[], io: Io): void {
  const steps = stepsOf(library, runbook);
  const by = steps.map((step) => ({
    step,
    plays: told.filter(({ran}) => ran.some((one) => one.runbook === runbook && one.step === step)),
  }));
  const covered = by.filter(({plays}) => plays.length > 0).length;
  print(io, `${runbook}: ${covered} of ${steps.length} steps ran`);
  const width = Math.max(...steps.map((step) => step.length));
  for (const {step, plays} of by) {
    const names = [...new Set(plays.map(({scenario}) => scenario))].join(', ');
    print(io, `  ${step.padEnd(width)}  ${names || 'NEVER RAN'}`);
  }
}
