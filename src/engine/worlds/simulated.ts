/** The simulated world: the simulator in process, behind the same door as AWS. */
import {openDoor} from '../../aws/door.ts';
import {systemClock} from '../../aws/system-clock.ts';
import type {CallRecord} from '../../core/call.ts';
import {JournalError, UsageError} from '../../core/errors.ts';
import type {JsonObject} from '../../core/json.ts';
import {
  copySimulator,
  createSimulator,
  loadScenario,
  NotCopied,
  requestHandler,
  restoreSimulator,
  type SavedIncident,
  type Simulator,
} from '../../simulator/simulator.ts';
import type {World} from '../hands.ts';
import {reasonOf} from '../journal/reason.ts';
import {RehearsalClock} from './rehearsal-clock.ts';
import {readWorld, saveWorld, worldFile} from './world-file.ts';

export type SimulatedOptions = {
  readonly readOnly: boolean;
  /** Simulated seconds a second; undefined: waits are skipped. */
  readonly speed?: number;
  /** Real milliseconds that a skipped wait still takes, so that a person sees it pass. */
  readonly pace: number;
  /** Nobody watches: the same answers lead to the same journal, which then has no real times. */
  readonly repeatable?: boolean;
  readonly onCall: (record: CallRecord) => void;
};

/** A simulated world, and where it is kept once its session has a folder. */
export type SimulatedWorld = World & {
  readonly simulator: Simulator;
  /** Saves now and after every change from here on, before the change's answer arrives. */
  keepIn(folder: string): void;
};

/** A new world from a scenario's file. Throws UsageError or RunbookError. */
export async function simulatedWorld(
  folder: string,
  scenario: string,
  options: SimulatedOptions,
): Promise<SimulatedWorld> {
  const loaded = await loadScenario(folder, scenario);
  return worldAround((onChange) => createSimulator(loaded, {onChange}), options);
}

/** A copy of the real account from saved evidence, with what the evidence left open. Throws UsageError. */
export function copiedWorld(
  saved: SavedIncident,
  options: SimulatedOptions,
): {readonly world: SimulatedWorld; readonly gaps: readonly string[]} {
  let gaps: readonly string[] = [];
  try {
    const world = worldAround((onChange) => {
      const copy = copySimulator(saved, {onChange});
      gaps = copy.gaps;
      return copy.simulator;
    }, options);
    return {world, gaps};
  } catch (error) {
    if (!(error instanceof NotCopied)) throw error;
    throw new UsageError(error.message, [
      'Rehearse a scenario instead: latchkey rehearse --list shows them.',
    ]);
  }
}

/** The world of an interrupted rehearsal, its clock moved to the journal's last entry. */
export function restoredWorld(
  folder: string,
  lastAt: string,
  options: SimulatedOptions,
): SimulatedWorld {
  const saved: JsonObject = readWorld(worldFile(folder));
  try {
    const world = worldAround((onChange) => restoreSimulator(saved, {onChange}), options);
    world.simulator.advance(Math.max(0, Date.parse(lastAt) - world.simulator.now()));
    return world;
  } catch (error) {
    if (error instanceof JournalError) throw error;
    // It was whole when it was saved: somebody changed it by hand.
    throw new JournalError(`${worldFile(folder)} is damaged: ${reasonOf(error)}.`, [
      'Begin again with latchkey rehearse.',
    ]);
  }
}

function worldAround(
  create: (onChange: (simulator: Simulator) => void) => Simulator,
  options: SimulatedOptions,
): SimulatedWorld {
  let file: string | undefined;
  const simulator = create((changed) => {
    if (file !== undefined) saveWorld(file, changed.save());
  });
  const clock = new RehearsalClock(simulator, options);
  const {accessKeyId, secretAccessKey} = simulator.operator;
  const door = openDoor({
    region: simulator.region,
    credentials: {accessKeyId, secretAccessKey},
    handler: requestHandler(simulator),
    readOnly: options.readOnly,
    oneAtATime: options.repeatable,
    clock,
    stopwatch: simulator.now,
    onCall: options.onCall,
  });
  return {
    kind: options.readOnly ? 'read-only' : 'simulated',
    rehearsal: true,
    door,
    clock,
    time: clock,
    wall: options.repeatable ? simulator.now : systemClock.now,
    simulator,
    keepIn: (folder) => {
      file = worldFile(folder);
      saveWorld(file, simulator.save());
    },
    close: () => door.close(),
  };
}
