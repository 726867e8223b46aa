/** Reads `--answers`, and refuses it where it could confirm a change in a real account. */
import fs from 'node:fs';
import {isLoopback} from '../aws/simulator-clock.ts';
import {UsageError} from '../core/errors.ts';
import {type AnswerSource, answersFromFile, recommendedAnswers} from '../engine/answers.ts';
import type {World} from '../engine/hands.ts';
import type {Library} from '../runbook/runbook.ts';

/** The source of scripted answers, which may name `more` than the runbooks' steps; undefined without the flag. Throws UsageError. */
export function readAnswers(
  flag: string | undefined,
  library: Library,
  more: readonly string[] = [],
): AnswerSource | undefined {
  if (flag === undefined) return undefined;
  if (flag === 'recommended') return recommendedAnswers();
  try {
    return answersFromFile(fs.readFileSync(flag, 'utf8'), new Set([...stepsOf(library), ...more]));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The answers file ${flag} cannot be read.`, [
      'Use --answers recommended, or name a YAML file: step id → answer.',
    ]);
  }
}

/** Every id that an answers file may name: a step of any runbook, or the choice of the way. */
function stepsOf(library: Library): ReadonlySet<string> {
  const steps = Array.from(library.values()).flatMap((runbook) =>
    runbook.steps.map((step) => step.id),
  );
  return new Set(['way', ...steps]);
}

/** Scripted answers never confirm a change in a live account. Throws UsageError. */
export function refuseScriptedChanges(flag: string | undefined, world: World): void {
  if (flag === undefined || world.kind !== 'live' || isLoopback(world.door.endpoint)) return;
  throw new UsageError('--answers would confirm changes in a live account.', [
    'Use --dry-run to see what would be called, or answer on a terminal.',
  ]);
}
