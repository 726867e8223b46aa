/** `latchkey train LESSON`: opens a session on the lesson's scenario and plays the lesson in it. */
import {UsageError} from '../../../core/errors.ts';
import {openSession} from '../../../engine/open.ts';
import {CallRelay} from '../../../engine/relay.ts';
import {stateFolder} from '../../../engine/sessions.ts';
import {simulatedWorld} from '../../../engine/worlds/simulated.ts';
import {lessonNamed, loadLessons} from '../../../training/lesson/library.ts';
import type {ScreenHandle} from '../../front-ends.ts';
import type {Io} from '../../io.ts';
import {type LessonOptions, playLesson} from '../../lesson/play.ts';
import {numberOf} from '../../numbers.ts';
import {frontEndOf} from '../../options.ts';
import {lessonsFolder, scenariosFolder, version} from '../../package.ts';

/** Plays one lesson from its beginning. */
export async function trainLesson(
  name: string,
  options: LessonOptions,
  io: Io,
  screen?: ScreenHandle,
): Promise<number> {
  if (options.port !== undefined) {
    numberOf('--port', options.port, 0, 65_535);
    if (!options.serve) throw new UsageError('--port needs --serve.', ['Add --serve.']);
  }
  const lesson = lessonNamed(await loadLessons(lessonsFolder()), name);
  const relay = new CallRelay();
  const isOnScreen = screen !== undefined || frontEndOf(options, io) === 'screen';
  const world = await simulatedWorld(scenariosFolder(), lesson.scenario, {
    readOnly: false,
    pace: isOnScreen ? 120 : 0,
    repeatable: options.answers !== undefined,
    onCall: relay.onCall,
  });
  const {simulator} = world;
  const opened = openSession(world, {
    state: stateFolder(io.environment),
    database: {identifier: simulator.database},
    region: simulator.region,
    operator: {arn: simulator.operator.arn, accountId: simulator.accountId},
    scenario: lesson.scenario,
    lesson: lesson.id,
    version: version(),
    prepare: world.keepIn,
  });
  const attempt = {lesson: lesson.id, opened, world, relay};
  const {code, next} = await playLesson(attempt, options, io, screen);
  // The screen was closed with the session; the next lesson opens its own.
  return next === undefined ? code : trainLesson(next, options, io);
}
