/** `--save-plan` and `--plan` of `respond`: what they mean for the session that is opened. */
import {randomUUID} from 'node:crypto';
import {UsageError} from '../core/errors.ts';
import {printable} from '../core/words/text.ts';
import type {LiveSession} from '../engine/live-session.ts';
import {followPlan} from '../engine/plan/follow.ts';
import {type PlanFile, planFileOf} from '../engine/plan/plan-file.ts';
import {markUsed, readPlan, writePlan} from '../engine/plan/read-plan.ts';
import {stateFolder} from '../engine/sessions.ts';
import {parseDatabase} from './database-argument.ts';
import {type Io, say} from './io.ts';
import type {PlayHooks} from './play.ts';

/** What the plan settles about the session, and how it is played. */
export type Planning = {
  readonly db?: string;
  readonly region?: string;
  readonly accountId?: string;
  hooks(live: LiveSession): PlayHooks;
};

/** Reads the two flags. Throws UsageError, or PlanError for a plan that cannot be followed. */
export function planningOf(
  db: string | undefined,
  options: {readonly dryRun?: boolean; readonly savePlan?: string; readonly plan?: string},
  io: Io,
): Planning {
  const {savePlan} = options;
  if (options.plan !== undefined) return following(db, options.plan, io);
  if (savePlan === undefined) return {db, hooks: () => ({})};
  if (!options.dryRun) {
    throw new UsageError('--save-plan keeps what a dry run would send.', [
      'Add --dry-run; later latchkey respond --plan FILE follows it.',
    ]);
  }
  return {db, hooks: () => ({ended: (session) => save(savePlan, session, io)})};
}

function save(file: string, session: Parameters<typeof planFileOf>[0], io: Io): void {
  const {region} = session.incident;
  const plan = planFileOf(session, {id: randomUUID(), wall: Date.now(), region});
  if (!plan) {
    say(io, 'No plan was kept: the dry run came to no change.');
    return;
  }
  writePlan(file, plan);
  say(io, `Plan kept in ${printable(file)}, to be followed once before ${plan.expiresAt}:`);
  say(io, `  latchkey respond --plan ${printable(file)}`);
}

function following(db: string | undefined, file: string, io: Io): Planning {
  const state = stateFolder(io.environment);
  const plan = readPlan(file, Date.now(), state);
  if (db !== undefined) requireSame(db, plan);
  return {
    db: plan.database,
    region: plan.region,
    accountId: plan.accountId,
    hooks: (live) => ({
      frontEnd: (chosen) =>
        followPlan(chosen, plan, ({id}) => {
          markUsed(plan, id, state);
          live.note(`Follows the plan ${plan.id}, made ${plan.madeAt} by ${plan.madeBy}.`);
        }),
    }),
  };
}

function requireSame(db: string, plan: PlanFile): void {
  const {identifier} = parseDatabase(db);
  if (identifier === plan.database) return;
  throw new UsageError(
    `The plan is for ${printable(plan.database)}, not for ${printable(identifier)}.`,
    ['Leave the database out, or make a plan for it.'],
  );
}
