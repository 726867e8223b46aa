/** `latchkey resume`: goes on with an interrupted session; nothing is sent twice blindly. */
import type {AddCommand} from '../command.ts';
import {asksForApproval} from '../config/approvals.ts';
import type {ScreenHandle} from '../front-ends.ts';
import type {Io} from '../io.ts';
import {frontEndOf, type SessionOptions, withSessionOptions} from '../options.ts';
import {version} from '../package.ts';

export const addResume: AddCommand = (program, io, done) => {
  withSessionOptions(program.command('resume'))
    .description('continue an interrupted session')
    .argument('[session]', 'its id, or the beginning of it; without it, the only interrupted one')
    .action(async (id: string | undefined, options: SessionOptions) => {
      done(await resume(id, options, io));
    });
};

/** Opens the journal again, reads every fact anew, and goes on where it stopped. */
export async function resume(
  id: string | undefined,
  options: SessionOptions,
  io: Io,
  screen?: ScreenHandle,
): Promise<number> {
  const sessions = await import('../../engine/sessions.ts');
  const state = sessions.stateFolder(io.environment);
  const summary = sessions.sessionToResume(state, id);
  const folder = sessions.sessionFolder(state, summary.id);
  const past = sessions.readSession(state, summary.id);
  const [{CallRelay}, {reopenSession}, {play}, {refuseScriptedChanges}, worlds, {operatorOf}] =
    await Promise.all([
      import('../../engine/relay.ts'),
      import('../../engine/open.ts'),
      import('../play.ts'),
      import('../answers.ts'),
      import('../past-world.ts'),
      import('../live-world.ts'),
    ]);
  const relay = new CallRelay();
  const isOnScreen = screen !== undefined || frontEndOf(options, io) === 'screen';
  const {world, keep, simulated} = await worlds.pastWorld(
    past,
    folder,
    options,
    relay,
    isOnScreen ? 120 : 0,
  );
  try {
    refuseScriptedChanges(options.answers, world);
    const operator = await operatorOf(world);
    worlds.requireAccount(past, operator.accountId);
    const opened = reopenSession(summary.id, folder, world, {
      state,
      operator,
      scenario: past.scenario,
      version: version(),
      regions: options.regions,
      requiresApproval: await asksForApproval(io, operator.accountId),
    });
    keep?.(folder);
    if (past.lesson !== undefined && simulated) {
      const {playLesson} = await import('../lesson/play.ts');
      const attempt = {lesson: past.lesson, opened, world: simulated, relay};
      const {code, next} = await playLesson(attempt, options, io, screen);
      if (next === undefined) return code;
      const {trainLesson} = await import('./train/lesson.ts');
      return await trainLesson(next, options, io);
    }
    const {keepMessages} = await import('../facilitator-messages.ts');
    const begun = () => keepMessages(world, opened.live);
    return await play(opened, world, relay, options, io, screen, {begun});
  } finally {
    world.close();
  }
}
