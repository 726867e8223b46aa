/** A rehearsal that nobody watches: scripted answers, the real engine, the simulated AWS. */
import path from 'node:path';
import type {Closed, Entry} from '../../core/entry.ts';
import {RunbookError} from '../../core/errors.ts';
import type {Question} from '../../core/question.ts';
import {type HandCall, loadScenario} from '../../simulator/simulator.ts';
import {answeredBy, recommendedExcept, scriptedAnswer} from '../answers.ts';
import type {FrontEnd} from '../front-end.ts';
import type {Hands} from '../hands.ts';
import {openSession} from '../open.ts';
import {CallRelay} from '../relay.ts';
import {run} from '../run.ts';
import {simulatedWorld} from '../worlds/simulated.ts';
import {custodianOf} from './custodian.ts';

/** What is played: the scenario, what others did before, and answers that are not recommended. */
export type Play = {
  readonly scenario: string;
  readonly says: string;
  readonly answers: {readonly [step: string]: string};
  readonly before?: readonly HandCall[];
  /** How it has to end; undefined where any true ending will do. */
  readonly ends?: Closed['outcome'];
};

/** What came of it. */
export type Played = {
  readonly play: Play;
  readonly closed: Closed;
  readonly entries: readonly Entry[];
};

/** Where scenarios lie, where sessions may be written, and what judges and computes. */
export type Stage = Omit<Hands, 'world'> & {
  readonly scenarios: string;
  readonly state: string;
  readonly version: string;
};

/** The plays of one scenario: the recommended answers, and each of its wrong ones. */
export async function playsOf(scenarios: string, scenario: string): Promise<readonly Play[]> {
  const {wrong} = await loadScenario(scenarios, scenario);
  const recommended = {scenario, says: 'every recommended answer', answers: {}};
  return [recommended, ...wrong.map((one) => ({scenario, ...one}))];
}

/** Plays it to its end. Rejects with what would end a session: a bug, an answer that does not fit. */
export async function playThrough(play: Play, stage: Stage): Promise<Played> {
  const relay = new CallRelay();
  const {estate} = await loadScenario(stage.scenarios, play.scenario);
  const options = {readOnly: false, pace: 0, onCall: relay.onCall};
  const world = await simulatedWorld(stage.scenarios, play.scenario, options);
  const {simulator} = world;
  for (const call of play.before ?? []) {
    const refusal = simulator.byHand(call);
    if (refusal) {
      const why = `${call.call} of ${call.as}: ${refusal.code}: ${refusal.message}`;
      throw new RunbookError(
        play.scenario,
        `What is done before "${play.says}" was refused. ${why}`,
      );
    }
  }
  const {live, folder} = openSession(world, {
    state: stage.state,
    database: {identifier: simulator.database},
    region: simulator.region,
    operator: {arn: simulator.operator.arn, accountId: simulator.accountId},
    scenario: play.scenario,
    version: stage.version,
    prepare: world.keepIn,
  });
  relay.attach((record) => live.called(record));
  const material = estate.keys.find((key) => key.material !== undefined)?.material;
  const custodian = custodianOf(path.join(folder, 'files'), material, () => world.clock.now());
  try {
    const closed = await run(live, {...stage, world}, scripted(play, custodian));
    return {play, closed, entries: live.view().entries};
  } finally {
    live.close();
    world.close();
  }
}

function scripted(play: Play, custodian: (question: Question) => string | undefined): FrontEnd {
  const answers = recommendedExcept(new Map(Object.entries(play.answers)));
  return {
    show: () => undefined,
    refuse: () => undefined,
    ask: async (step, question) => {
      const answer = custodian(question) ?? scriptedAnswer(answers, step, question);
      return {type: 'answer', answer, by: answeredBy};
    },
  };
}
