/** `latchkey` alone: the start screen; without a terminal, the built-in rehearsal in plain lines. */
import {exitCodes} from '../../core/errors.ts';
import type {AddCommand} from '../command.ts';
import {openScreen, type ScreenHandle} from '../front-ends.ts';
import type {Io} from '../io.ts';
import {frontEndOf, type SessionOptions, withSessionOptions} from '../options.ts';

export const addStart: AddCommand = (program, io, done) => {
  withSessionOptions(program).action(async (options: SessionOptions) => {
    done(await start(options, io));
  });
};

async function start(options: SessionOptions, io: Io): Promise<number> {
  const name = frontEndOf(options, io);
  if (name !== 'screen') {
    const {rehearse} = await import('./rehearse.ts');
    return rehearse('key-disabled', {...options, answers: options.answers ?? 'recommended'}, io);
  }
  const screen = await openScreen(io, options);
  try {
    return await choose(screen, options, io);
  } finally {
    await screen.close();
  }
}

async function choose(screen: ScreenHandle, options: SessionOptions, io: Io): Promise<number> {
  const [{createModel}, {emptyStart}, {fillStart}] = await Promise.all([
    import('../../screen/model.ts'),
    import('../../screen/start-model.ts'),
    import('../start-view.ts'),
  ]);
  const model = createModel(emptyStart);
  const choosing = screen.chooseStart(model);
  // The choices are on the terminal before anything else is loaded.
  await screen.flushed();
  const filling = fillStart(model.update, options, io);
  const choice = await choosing;
  switch (choice.type) {
    case 'respond':
      return (await import('./respond.ts')).respond(undefined, options, io, screen);
    case 'dry-run':
    case 'diagnose': {
      const {respond} = await import('./respond.ts');
      return respond(undefined, {...options, dryRun: true}, io, screen);
    }
    case 'rehearse':
      return (await import('./rehearse.ts')).rehearse(choice.scenario, options, io, screen);
    case 'train':
      return (await import('./train/choose.ts')).chooseLesson(options, io, screen);
    case 'resume':
      return (await import('./resume.ts')).resume(choice.session, options, io, screen);
    case 'sessions':
      await Promise.all([screen.close(), filling]);
      return (await import('./sessions.ts')).printSessions(false, io);
    case 'quit':
      return exitCodes.recovered;
  }
}
