/** Plays a lesson in its session: scripted or by a person, from the beginning or after an interruption. */
import os from 'node:os';
import {fold} from '../../core/apply.ts';
import {isoTime} from '../../core/clock.ts';
import {decide} from '../../core/decide.ts';
import type {Entry} from '../../core/entry.ts';
import {exitCodes} from '../../core/errors.ts';
import type {OpenSession} from '../../engine/open.ts';
import type {CallRelay} from '../../engine/relay.ts';
import {stateFolder} from '../../engine/sessions.ts';
import type {DebriefPage} from '../../engine/training-view.ts';
import type {SimulatedWorld} from '../../engine/worlds/simulated.ts';
import type {SharedNames} from '../../report/shared-names.ts';
import {type Lesson, referenceOf} from '../../training/lesson/lesson.ts';
import {lessonNamed, loadLessons} from '../../training/lesson/library.ts';
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
import {Gate} from './gate.ts';
import {nextOf} from './next.ts';

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

/** How a lesson ended: 0 solved, 1 not solved, else as a session that was left. */
export type LessonEnd = {
  readonly code: number;
  /** The lesson that is begun from its last page. */
  readonly next?: string;
};

/** Plays it to its end. */
export async function playLesson(
  {lesson: name, opened, world, relay}: OpenLesson,
  options: LessonOptions,
  io: Io,
  screen?: ScreenHandle,
): Promise<LessonEnd> {
  const lessons = await loadLessons(lessonsFolder());
  const lesson = lessonNamed(lessons, name);
  const {live, folder} = opened;
  const gate = new Gate(opened, world, options);
  await gate.openAsBefore();
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
    join: gate.lines,
    ...(isScripted ? {} : {letIn: () => gate.open()}),
    attempt: isScripted ? '' : progressWords(readProgress(state, person), lesson.id),
  });
  let next: DebriefPage['next'];
  let isNextWanted = false;
  let howToReport = '';
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
      next = progress && nextOf(lesson, score.solved, lessons, progress);
      await trainer.debrief(progress ? progressWords(progress, lesson.id) : '', next);
      if (frontEndOf(options, io) === 'json' && !screen) print(io, shown(JSON.stringify(score)));
      else howToReport = shown(`The debrief as Markdown: latchkey train report ${opened.id}`);
      world.keepIn(folder);
      return score.solved ? exitCodes.recovered : exitCodes.failed;
    },
    lastPage: async () => {
      isNextWanted = next !== undefined && (await trainer.goesOn());
      return isNextWanted;
    },
  };
  const code = await play(opened, gate.world(), relay, options, io, screen, hooks);
  // Only now: a full screen would be written over.
  if (howToReport !== '') say(io, howToReport);
  return isNextWanted && next ? {code, next: next.lesson.id} : {code};
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
