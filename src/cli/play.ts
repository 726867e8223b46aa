/** Plays an open session in the chosen front end and answers the exit code. */
import {diagnose} from '../causes/diagnose.ts';
import type {Outcome} from '../core/entry.ts';
import {exitCodes} from '../core/errors.ts';
import type {Session} from '../core/session.ts';
import type {AnswerSource} from '../engine/answers.ts';
import {connectorOf} from '../engine/connect/connector.ts';
import type {FrontEnd, Store} from '../engine/front-end.ts';
import type {World} from '../engine/hands.ts';
import type {LiveSession} from '../engine/live-session.ts';
import {measurementsOf} from '../engine/measurements.ts';
import type {OpenSession} from '../engine/open.ts';
import type {CallRelay} from '../engine/relay.ts';
import {leavingOutcome, run} from '../engine/run.ts';
import {isUnfinished, stateFolder} from '../engine/sessions.ts';
import {computations} from '../remedies/computations.ts';
import type {SharedNames} from '../report/shared-names.ts';
import type {Library} from '../runbook/runbook.ts';
import {readAnswers} from './answers.ts';
import {aroundFrontEnd} from './around-front-end.ts';
import {closeAfter} from './close-after.ts';
import {loadSettings} from './config/settings.ts';
import {openStage, type ScreenHandle} from './front-ends.ts';
import {type Io, print, say} from './io.ts';
import {frontEndOf, type SessionOptions} from './options.ts';
import {sayReport, writeReportOf} from './report-at-end.ts';
import {loadLibrary} from './runbooks.ts';

const codes: {readonly [outcome in Outcome]: number} = {
  recovered: exitCodes.recovered,
  'nothing-to-do': exitCodes.recovered,
  'handed-over': exitCodes.waiting,
  waiting: exitCodes.waiting,
  cancelled: exitCodes.cancelled,
  failed: exitCodes.failed,
};

/** What a command adds to the playing of its session. */
export type PlayHooks = {
  /** A front end around the one that was chosen. */
  frontEnd?(chosen: FrontEnd): FrontEnd;
  /** Runs when the front end is there, before the first question; what it answers stops it again. */
  begun?(): () => void;
  /** Scripted answers of its own, in place of those that the flag would read. */
  answers?(library: Library): AnswerSource | undefined;
  /** Runs before the session; false where the person would rather not begin. */
  begin?(): Promise<boolean>;
  /** Runs when the session has come to its end, before anything is closed. */
  ended?(session: Session): void;
  /** The same for what takes its time; `shown` masks what it says. Answers the exit code where it is another one. */
  afterwards?(shown: (words: string) => string): Promise<number | undefined>;
  /** Runs on the last page; true where the person goes on from there instead of leaving it. */
  lastPage?(): Promise<boolean>;
  /** What a shared screen has shown already, so that it keeps its names. */
  readonly sharedNames?: SharedNames;
};

/** Runs the session to its end; the world and the journal are closed whatever happens. */
export async function play(
  opened: OpenSession,
  world: World,
  relay: CallRelay,
  options: SessionOptions,
  io: Io,
  screen?: ScreenHandle,
  hooks: PlayHooks = {},
): Promise<number> {
  const {live} = opened;
  relay.attach((record) => live.called(record));
  if (world.time) live.control(world.time);
  const name = screen ? 'screen' : frontEndOf(options, io);
  const signals = leaveOnSignals(live);
  let stopBegun: (() => void) | undefined;
  try {
    const [library, settings] = await Promise.all([
      loadLibrary(options.runbooks),
      loadSettings(io.environment),
    ]);
    const around = await aroundFrontEnd(
      live,
      settings,
      options.shareScreen ?? false,
      hooks.sharedNames,
    );
    const source = hooks.answers ?? ((known) => readAnswers(options.answers, known));
    const answers = around.answers(source(library));
    const stage = await openStage(name, io, options, answers, screen);
    try {
      stage.attach(around.store);
      stopBegun = hooks.begun?.();
      const production = new Set(settings.production?.value);
      const hands = {
        world,
        runbooks: library,
        computations,
        diagnose,
        production,
        // A lesson is the same for everybody, whatever they rehearsed before.
        ...(live.session.lesson === undefined && {
          measurements: (rehearsal: boolean) =>
            measurementsOf(stateFolder(io.environment), rehearsal),
        }),
        connector: connectorOf({
          connect: options.connect ?? true,
          checkCommand: options.checkCommand,
          environment: io.environment,
        }),
      };
      // A plan is followed by what is meant: only what is shown is masked.
      const shown = around.frontEnd(stage.frontEnd);
      const frontEnd = hooks.frontEnd?.(shown) ?? shown;
      const isBegun = (await hooks.begin?.()) ?? true;
      if (!isBegun) notBegun(live);
      const running = run(live, hands, frontEnd);
      // A second Ctrl+C does not wait for a call that is on its way: its intent is on the disk.
      const isOver = await Promise.race([
        running.then(() => true),
        stage.leftAtOnce().then(() => false),
      ]);
      if (!isOver && !live.session.closed) return codes[leavingOutcome(live.session)];
      const closed = await running;
      hooks.ended?.(live.session);
      const own = await hooks.afterwards?.(around.text);
      await writeReportOf(opened, settings.reports?.value);
      // After a signal nobody is there to leave the last page.
      // Who would rather not begin, or goes on from the last page, has left it already.
      const last = async (): Promise<void> => {
        const hasLeft = !isBegun || ((await hooks.lastPage?.()) ?? false);
        if (!hasLeft) await stage.finished();
      };
      if (!signals.received()) await Promise.race([last(), signals.first]);
      return own ?? codes[closed.outcome];
    } catch (error) {
      const ending = closeAfter(error, live);
      if (live.session.closed && !live.view().report)
        await writeReportOf(opened, settings.reports?.value);
      throw around.error(ending);
    } finally {
      await stage.close();
      const {store} = around;
      if (name === 'screen') await printEnd(store, io);
      if (name !== 'json') sayReport(store, io);
      if (isUnfinished(live.session)) {
        const {goOnWords} = await import('../plain/after-screen.ts');
        say(io, goOnWords(store.view().session));
      }
      for (const failure of await around.finish()) say(io, `Not notified: ${failure}.`);
    }
  } catch (error) {
    // A bad runbook or answers file shows only here: the session must not look interrupted.
    throw closeAfter(error, live);
  } finally {
    signals.stop();
    stopBegun?.();
    live.close();
    world.close();
  }
}

type Signals = {
  received(): boolean;
  /** Resolves at the first one: on the last page there is nobody to leave it, and no call to wait for. */
  readonly first: Promise<void>;
  stop(): void;
};

/** The first SIGINT, SIGTERM or SIGHUP leaves in order; a second one ends the process at once. */
function leaveOnSignals(live: LiveSession): Signals {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const {promise: first, resolve} = Promise.withResolvers<void>();
  let count = 0;
  const onSignal = () => {
    count += 1;
    resolve();
    if (count > 1) process.exit(exitCodes.cancelled);
    live.leave();
  };
  for (const signal of signals) process.on(signal, onSignal);
  return {
    received: () => count > 0,
    first,
    stop: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}

/** Nothing was read or sent yet; the session can be begun later. */
function notBegun(live: LiveSession): void {
  live.append({type: 'closed', outcome: 'cancelled', summary: 'Left before it began.'}, true);
}

/** The full screen takes its pages with it when it closes. */
async function printEnd(store: Store, io: Io): Promise<void> {
  const {linesAfterScreen} = await import('../plain/after-screen.ts');
  const {session, entries} = store.view();
  for (const line of linesAfterScreen(session, entries)) print(io, line);
}
