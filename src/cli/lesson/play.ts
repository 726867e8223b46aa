/** Plays a lesson in its session: scripted or by a person, from the beginning or after an interruption. */
import os from 'node:os';
import {fold} from '../../core/apply.ts';
import {isoTime} from '../../core/clock.ts';
import {decide} from '../../core/decide.ts';
import type {Entry} from '../../core/entry.ts';
import {exitCodes} from '../../core/errors.ts';
import {trainer as trainerName} from '../../core/trainer.ts';
import type {OpenSession} from '../../engine/open.ts';
import type {CallRelay} from '../../engine/relay.ts';
import {stateFolder} from '../../engine/sessions.ts';
import type {SimulatedWorld} from '../../engine/worlds/simulated.ts';
import type {SharedNames} from '../../report/shared-names.ts';
import {type Lesson, referenceOf} from '../../training/lesson/lesson.ts';
import {lessonNamed, loadLessons} from '../../training/lesson/library.ts';
import {noteText, recordOf} from '../../training/notes.ts';
import {attemptOf, keepAttempt, progressWords, readProgress} from '../../training/progress.ts';
import {PathPlayer} from '../../training/stage/player.ts';
import {briefStep, questionStep} from '../../training/stage/steps.ts';
import {Trainer} from '../../training/stage/trainer.ts';
import {readAnswers} from '../answers.ts';
import type {ScreenHandle} from '../front-ends.ts';
import {type Io, print, say} from '../io.ts';
import {frontEndOf, type SessionOptions} from '../options.ts';
import {lessonsFolder} from '../package.ts';
import {type PlayHooks, play} from '../play.ts';
import {type Joined, serveLesson} from './serving.ts';

/** Options of a lesson. */
export type LessonOptions = SessionOptions & {
  readonly person?: string;
  readonly serve?: boolean;
  readonly port?: string;
};

/** A lesson's session, just opened. */
export type OpenLesson = {
  readonly lesson: string;
  readonly opened: OpenSession;
  readonly world: SimulatedWorld;
  readonly relay: CallRelay;
};

/** Whose progress it is: the one named, else who is logged in on this machine. */
export function personOf(options: {readonly person?: string}): string {
  return options.person ?? os.userInfo().username;
}

/** Plays it to its end: 0 solved, 1 not solved, else as a session that was left. */
export async function playLesson(
  {lesson: name, opened, world, relay}: OpenLesson,
  options: LessonOptions,
  io: Io,
  screen?: ScreenHandle,
): Promise<number> {
  const lesson = lessonNamed(await loadLessons(lessonsFolder()), name);
  const {live, folder} = opened;
  const served = await serving(opened, world, options);
  const state = stateFolder(io.environment);
  const person = personOf(options);
  const isScripted = options.answers !== undefined;
  const path = options.answers === 'recommended' ? referenceOf(lesson) : undefined;
  const player = path && new PathPlayer(lesson, path);
  const trainer = new Trainer({
    lesson,
    live,
    simulator: world.simulator,
    ...(player ? {player} : {}),
    join: served?.lines ?? [],
    attempt: isScripted ? '' : progressWords(readProgress(state, person), lesson.id),
  });
  const hooks: PlayHooks = {
    ...(options.shareScreen && {sharedNames: await namesOf(lesson, world)}),
    frontEnd: (chosen) => trainer.frontEnd(chosen),
    answers: (library) => player ?? readAnswers(options.answers, library, stepsOf(lesson)),
    begin: () => trainer.begin(),
    afterwards: async (shown) => {
      if (wasLeft(live.view().entries) || !(await trainer.askTheRest())) return undefined;
      const score = trainer.score();
      const attempt = attemptOf(score, opened.id, isoTime(world.wall()));
      const progress = isScripted ? undefined : keepAttempt(state, person, attempt);
      await trainer.debrief(progress ? progressWords(progress, lesson.id) : '');
      if (frontEndOf(options, io) === 'json' && !screen) print(io, shown(JSON.stringify(score)));
      else say(io, shown(`The debrief as Markdown: latchkey train report ${opened.id}`));
      world.keepIn(folder);
      return score.solved ? exitCodes.recovered : exitCodes.failed;
    },
  };
  return play(opened, served?.world ?? world, relay, options, io, screen, hooks);
}

/** The texts of a lesson may name what no entry has named yet. */
async function namesOf({caller}: Lesson, {simulator}: SimulatedWorld): Promise<SharedNames> {
  const {SharedNames} = await import('../../report/shared-names.ts');
  const names = new SharedNames();
  const {databases, keys} = simulator.standing();
  const [person = ''] = caller.split(',');
  names.learn({database: Object.keys(databases), key: Object.keys(keys), person: [person]});
  return names;
}

/** A port that was open before an interruption is opened again, or another one where it is taken. */
async function serving(
  {live, folder}: OpenSession,
  world: SimulatedWorld,
  options: LessonOptions,
): Promise<Joined | undefined> {
  const before = recordOf(live.view().entries).port;
  if (!options.serve && before === undefined) return undefined;
  const wanted = options.port === undefined ? (before ?? 0) : Number(options.port);
  const joined = await serveLesson(world, folder, wanted).catch((error: unknown) => {
    if (options.port !== undefined || before === undefined) throw error;
    return serveLesson(world, folder, 0);
  });
  const text = noteText({type: 'served', port: joined.port});
  live.append({type: 'noted', text, by: trainerName});
  return joined;
}

/** What the session itself would have ended was not left; what a key or a signal ended was. */
function wasLeft(entries: readonly Entry[]): boolean {
  const end = entries.findLastIndex(({type}) => type === 'closed');
  const closed = entries[end];
  if (closed?.type !== 'closed') return true;
  return closed.outcome === 'waiting' || decide(fold(entries.slice(0, end))).type !== 'stop';
}

function stepsOf({questions}: Lesson): readonly string[] {
  return [briefStep, ...questions.map(({id}) => questionStep(id))];
}
