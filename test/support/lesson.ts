/** A lesson without a person: a written path, or answers of a test, through the real engine. */
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {diagnose} from '../../src/causes/diagnose.ts';
import {type Question, recommendedAnswer} from '../../src/core/question.ts';
import type {FrontEnd, Reply} from '../../src/engine/front-end.ts';
import type {LiveSession} from '../../src/engine/live-session.ts';
import {openSession, reopenSession} from '../../src/engine/open.ts';
import {CallRelay} from '../../src/engine/relay.ts';
import {run} from '../../src/engine/run.ts';
import {readSession, sessionFolder} from '../../src/engine/sessions.ts';
import type {DebriefPage, LessonSays} from '../../src/engine/training-view.ts';
import {
  restoredWorld,
  type SimulatedWorld,
  simulatedWorld,
} from '../../src/engine/worlds/simulated.ts';
import {computations} from '../../src/remedies/computations.ts';
import {loadRunbooks} from '../../src/runbook/library.ts';
import type {Lesson, LessonPath} from '../../src/training/lesson/lesson.ts';
import {lessonNamed, loadLessons} from '../../src/training/lesson/library.ts';
import type {Score} from '../../src/training/score/score.ts';
import {PathPlayer} from '../../src/training/stage/player.ts';
import {Trainer} from '../../src/training/stage/trainer.ts';

const runbooks = fileURLToPath(new URL('../../runbooks', import.meta.url));

const library = loadRunbooks([runbooks]);

/** The lessons that come with Latchkey, read once. */
export const lessons = await loadLessons(path.join(runbooks, 'lessons'));

/** A lesson of those by its id. */
export function lesson(id: string): Lesson {
  return lessonNamed(lessons, id);
}

/** How a lesson is answered and watched. */
export type LessonScript = {
  readonly state: string;
  readonly path?: LessonPath;
  /** The answer; undefined takes the recommended one. */
  answer?(step: string, question: Question, live: LiveSession): Promise<string | undefined>;
  says?(says: LessonSays, live: LiveSession): void;
  /** Sees the world before the session begins. */
  prepare?(world: SimulatedWorld): Promise<void>;
};

/** What came of it. */
export type PlayedLesson = {
  readonly id: string;
  readonly score: Score;
  readonly debrief: DebriefPage;
  readonly live: LiveSession;
  readonly world: SimulatedWorld;
};

/** Plays a lesson from its brief to its debrief. */
export async function playLesson(own: Lesson, script: LessonScript): Promise<PlayedLesson> {
  const relay = new CallRelay();
  const options = {readOnly: false, pace: 0, onCall: relay.onCall};
  const world = await simulatedWorld(path.join(runbooks, 'scenarios'), own.scenario, options);
  await script.prepare?.(world);
  const {simulator} = world;
  const {live, id} = openSession(world, {
    state: script.state,
    database: {identifier: simulator.database},
    region: simulator.region,
    operator: {arn: simulator.operator.arn, accountId: simulator.accountId},
    scenario: own.scenario,
    lesson: own.id,
    version: 'test',
    prepare: world.keepIn,
  });
  return finish(own, id, live, world, relay, script);
}

/** Goes on with a lesson that was cut off, as a new process would: from the disk alone. */
export async function resumeLesson(id: string, script: LessonScript): Promise<PlayedLesson> {
  const folder = sessionFolder(script.state, id);
  const past = readSession(script.state, id);
  const relay = new CallRelay();
  const world = restoredWorld(folder, past.at, {readOnly: false, pace: 0, onCall: relay.onCall});
  const {live} = reopenSession(id, folder, world, {
    state: script.state,
    operator: past.operator,
    scenario: past.scenario,
    version: 'test',
  });
  world.keepIn(folder);
  return finish(lesson(past.lesson ?? ''), id, live, world, relay, script);
}

async function finish(
  own: Lesson,
  id: string,
  live: LiveSession,
  world: SimulatedWorld,
  relay: CallRelay,
  script: LessonScript,
): Promise<PlayedLesson> {
  relay.attach((record) => live.called(record));
  const {simulator} = world;
  const player = script.path && new PathPlayer(own, script.path);
  const trainer = new Trainer({
    lesson: own,
    live,
    simulator,
    ...(player ? {player} : {}),
    join: [],
    attempt: '',
  });
  try {
    const frontEnd = trainer.frontEnd(frontEndOf(live, script, player));
    await trainer.begin();
    await run(live, {world, runbooks: await library, computations, diagnose}, frontEnd);
    await trainer.askTheRest();
    const score = trainer.score();
    return {id, score, debrief: await trainer.debrief(''), live, world};
  } finally {
    live.close();
  }
}

function frontEndOf(
  live: LiveSession,
  script: LessonScript,
  player: PathPlayer | undefined,
): FrontEnd {
  return {
    show: () => undefined,
    refuse: (reason) => {
      throw new Error(`An answer was refused: ${reason}`);
    },
    tell: async (says) => script.says?.(says, live),
    ask: async (step, question): Promise<Reply> => {
      const given =
        player?.answerFor(step, question) ?? (await script.answer?.(step, question, live));
      const answer = given ?? recommendedAnswer(question);
      if (answer === 'leave' && step !== 'brief') return {type: 'leave'};
      if (answer === undefined) throw new Error(`Nothing is recommended at ${step}.`);
      return {type: 'answer', answer, by: 'test'};
    },
  };
}
