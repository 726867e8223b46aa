/** Plan files on the disk: written for their owner, read with distrust, followed once. */

import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import {exitCodes, LatchkeyError, UsageError} from '../../core/errors.ts';
import {jsonText} from '../../core/json.ts';
import {printable} from '../../core/words/text.ts';
import {reasonOf} from '../journal/reason.ts';
import {hashOf, type PlanFile} from './plan-file.ts';

/** A plan cannot be followed: edited, expired, used, or the facts have moved. Nothing was sent. */
export class PlanError extends LatchkeyError {
  constructor(message: string, nextSteps: readonly string[]) {
    super('plan', exitCodes.failed, message, nextSteps);
  }
}

const again = 'Make a new one: latchkey respond DB --dry-run --save-plan FILE.';

const shape = z.looseObject({
  format: z.literal('latchkey/plan/1'),
  id: z.uuid(),
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  madeBy: z.string(),
  session: z.string(),
  accountId: z.string(),
  region: z.string(),
  database: z.string(),
  keyArn: z.string(),
  runbook: z.string(),
  title: z.string(),
  facts: z.array(z.strictObject({fact: z.string(), value: z.string()})),
  answers: z.record(z.string(), z.string()),
  changes: z.array(
    z.looseObject({step: z.string(), call: z.string(), input: z.record(z.string(), z.json())}),
  ),
  steps: z.array(z.looseObject({id: z.string()})),
  hash: z.string(),
});

/** Writes a plan. Throws UsageError; an existing file is not overwritten. */
export function writePlan(file: string, plan: PlanFile): void {
  try {
    fs.writeFileSync(file, `${jsonText(plan)}\n`, {mode: 0o600, flag: 'wx'});
  } catch (error) {
    throw new UsageError(`The plan cannot be written to ${printable(file)}: ${reasonOf(error)}.`, [
      'Name a new file in a folder that you may write to.',
    ]);
  }
}

/** Reads a plan that may still be followed at that moment. Throws UsageError or PlanError. */
export function readPlan(file: string, wall: number, state: string): PlanFile {
  const value = parse(file);
  const parsed = shape.safeParse(value);
  if (!parsed.success) {
    throw new UsageError(`${printable(file)} is not a plan (format latchkey/plan/1).`, [again]);
  }
  // The shape was checked a line above; the hash below covers the members as they stand in the file.
  const plan = value as PlanFile;
  const {hash, ...open} = plan;
  if (hashOf(open) !== hash) {
    throw new PlanError('The plan was edited after it was made: its hash does not fit.', [again]);
  }
  if (wall > Date.parse(plan.expiresAt)) {
    throw new PlanError(`The plan expired at ${plan.expiresAt}.`, [again]);
  }
  const used = usedBy(plan, state);
  if (used === undefined) return plan;
  throw new PlanError(`The plan was followed already, by the session ${used}.`, [
    `Go on with it: latchkey resume ${used}.`,
    again,
  ]);
}

/** Marks a plan as followed by a session. Throws PlanError where another one was quicker. */
export function markUsed(plan: PlanFile, session: string, state: string): void {
  const file = markOf(plan, state);
  fs.mkdirSync(path.dirname(file), {recursive: true, mode: 0o700});
  try {
    fs.writeFileSync(file, session, {mode: 0o600, flag: 'wx'});
  } catch {
    throw new PlanError('The plan is being followed by another session.', [again]);
  }
}

function usedBy(plan: PlanFile, state: string): string | undefined {
  const file = markOf(plan, state);
  return fs.existsSync(file) ? printable(fs.readFileSync(file, 'utf8')) : undefined;
}

function markOf(plan: PlanFile, state: string): string {
  return path.join(state, 'plans', plan.id);
}

function parse(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`The plan in ${printable(file)} cannot be read: ${reasonOf(error)}.`, [
      'Use a file that latchkey respond --save-plan wrote.',
    ]);
  }
}
