/** `latchkey respond`: the live runbook; `--dry-run` reads for real and sends no change. */
import {Option} from 'commander';
import {exitCodes} from '../../core/errors.ts';
import type {DatabaseRef, Operator} from '../../core/incident.ts';
import type {World} from '../../engine/hands.ts';
import type {SharedNames} from '../../report/shared-names.ts';
import type {AddCommand} from '../command.ts';
import {asksForApproval} from '../config/approvals.ts';
import {parseDatabase, requireSameRegion} from '../database-argument.ts';
import type {ScreenHandle} from '../front-ends.ts';
import type {Io} from '../io.ts';
import {frontEndOf, type SessionOptions, withSessionOptions} from '../options.ts';
import {version} from '../package.ts';

export type RespondOptions = SessionOptions & {
  readonly dryRun?: boolean;
  readonly savePlan?: string;
  readonly plan?: string;
  readonly requireApproval?: boolean;
};

export const addRespond: AddCommand = (program, io, done) => {
  withSessionOptions(program.command('respond'))
    .description('find out why a database is locked out, and bring it back')
    .argument('[db]', 'instance or cluster identifier, or ARN; without it, a list to pick from')
    .option('--dry-run', 'read for real, send no change')
    .option('--save-plan <file>', 'with --dry-run: keep what would be sent, to review and follow')
    .option('--require-approval', 'every change needs the approval of a second person')
    .addOption(
      new Option('--plan <file>', 'follow a plan that --save-plan wrote').conflicts([
        'dryRun',
        'savePlan',
      ]),
    )
    .action(async (db: string | undefined, options: RespondOptions) => {
      done(await respond(db, options, io));
    });
};

/** Runs a live session for the database that was named or picked. */
export async function respond(
  db: string | undefined,
  options: RespondOptions,
  io: Io,
  screen?: ScreenHandle,
): Promise<number> {
  const planning = await import('../plan.ts').then(({planningOf}) => planningOf(db, options, io));
  const named = planning.db === undefined ? undefined : parseDatabase(planning.db);
  const [{connect, operatorOf, requireSameAccount}, {openSession}, {play}, {stateFolder}, answers] =
    await Promise.all([
      import('../live-world.ts'),
      import('../../engine/open.ts'),
      import('../play.ts'),
      import('../../engine/sessions.ts'),
      import('../answers.ts'),
    ]);
  const region = options.region ?? named?.region ?? planning.region;
  const {world, relay, ...connection} = await connect(
    {...options, region},
    options.dryRun ?? false,
  );
  const sharedNames = options.shareScreen ? await newSharedNames() : undefined;
  const shown = screen ?? (named ? undefined : await screenFor(options, io));
  try {
    answers.refuseScriptedChanges(options.answers, world);
    if (named) requireSameRegion(named, connection.region);
    const operator = await operatorOf(world);
    requireSameAccount(named?.accountId, operator);
    requireSameAccount(planning.accountId, operator, 'The plan');
    const picked =
      named ?? (await pick(world, {...connection, operator}, options, io, shown, sharedNames));
    if (!picked) return exitCodes.cancelled;
    const opened = openSession(world, {
      state: stateFolder(io.environment),
      database: {identifier: picked.identifier, kind: picked.kind},
      region: connection.region,
      operator,
      version: version(),
      regions: options.regions,
      requiresApproval: options.requireApproval || (await asksForApproval(io, operator.accountId)),
    });
    const {keepMessages} = await import('../facilitator-messages.ts');
    return await play(opened, world, relay, options, io, shown, {
      ...planning.hooks(opened.live),
      sharedNames,
      begun: () => keepMessages(world, opened.live),
    });
  } finally {
    if (shown !== screen) await shown?.close();
    world.close();
  }
}

async function newSharedNames(): Promise<SharedNames> {
  return new (await import('../../report/shared-names.ts')).SharedNames();
}

/** The list of databases wants a screen before there is a session. */
async function screenFor(options: RespondOptions, io: Io): Promise<ScreenHandle | undefined> {
  if (frontEndOf(options, io) !== 'screen') return undefined;
  return (await import('../front-ends.ts')).openScreen(io, options);
}

async function pick(
  world: World,
  place: {readonly region: string; readonly operator: Operator},
  options: RespondOptions,
  io: Io,
  screen: ScreenHandle | undefined,
  shared: SharedNames | undefined,
): Promise<DatabaseRef | undefined> {
  const {listInLines, pickOnScreen} = await import('../pick.ts');
  if (!screen) return listInLines(world.door, frontEndOf(options, io), io, shared);
  const mode = world.kind === 'read-only' ? 'DRY RUN' : world.rehearsal ? 'REHEARSAL' : 'LIVE';
  return pickOnScreen(world.door, {mode, ...place, now: () => world.clock.now()}, screen, shared);
}
