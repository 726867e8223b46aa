/** One scenario with one change that goes wrong, answered as `--answers recommended` does. */
import {allowedCall} from '../../../src/aws/guard/allow-list.ts';
import type {CallName} from '../../../src/core/call.ts';
import {recommendedAnswers, scriptedAnswer} from '../../../src/engine/answers.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {type Played, rehearse} from '../../support/rehearsal.ts';
import type {Failure} from './kinds.ts';

/** One cell of the matrix. */
export type Cell = {
  readonly scenario: string;
  readonly call: CallName;
  readonly failure: Failure;
  /** Undefined: whenever it is sent. */
  readonly times: number | undefined;
};

/** Plays the scenario as it is, or with one cell's failure in it. */
export function play(scenario: string, cell?: Cell, readOnly = false): Promise<Played> {
  const answers = recommendedAnswers();
  return rehearse(scenario, {
    state: temporaryFolder(),
    readOnly,
    answer: (step, question) => scriptedAnswer(answers, step, question),
    prepare: (world) => cell?.failure.putIn(world, cell.call, cell.times),
  });
}

/** The changes that reached AWS from the session, in order; a grant that is only tried is none. */
export function changeRequests({world}: Played) {
  const {operator} = world.simulator;
  return world.simulator.requests().filter(({service, operation, mode, principal}) => {
    const isRead = allowedCall(`${service}:${operation}`)?.mode === 'read';
    return mode === 'change' && !isRead && principal === operator.arn;
  });
}

/** Their calls, each once. */
export function changesOf(played: Played): readonly CallName[] {
  const calls = changeRequests(played).map(
    ({service, operation}): CallName => `${service}:${operation}`,
  );
  return [...new Set(calls)];
}
