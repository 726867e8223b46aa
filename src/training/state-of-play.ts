/** The state of play: the world and the session as the predicates of a lesson see them. */
import type {Entry} from '../core/entry.ts';
import type {JsonObject} from '../core/json.ts';
import type {Session} from '../core/session.ts';
import {trainer} from '../core/trainer.ts';
import {isTrue, tryEvaluate} from '../runbook/expression.ts';
import type {RequestRecord, Simulator} from '../simulator/simulator.ts';
import {recordOf} from './notes.ts';

/** One call of the trainee, from Latchkey or from anywhere else. */
export type PlayedRequest = {
  readonly call: string;
  readonly mode: 'read' | 'change';
  readonly outcome: 'ok' | 'error' | 'reset';
  readonly code: string;
  readonly at: string;
  /** Its place among the requests, from 1. */
  readonly number: number;
  /** Whole minutes since the lesson began. */
  readonly minute: number;
};

/** Plain JSON; docs/lessons.md lists every member. */
export type StateOfPlay = {
  readonly database: JsonObject;
  readonly databases: {readonly [identifier: string]: JsonObject};
  readonly keys: {readonly [name: string]: JsonObject};
  readonly requests: readonly PlayedRequest[];
  /** Changes that AWS accepted. */
  readonly changes: readonly PlayedRequest[];
  readonly session: JsonObject;
};

/** What is judged: the simulated AWS, and the journal of the session. */
export type Play = {
  readonly simulator: Simulator;
  readonly session: Session;
  readonly entries: readonly Entry[];
};

/** The state of play now. */
export function stateOfPlay({simulator, session, entries}: Play): StateOfPlay {
  const {databases, keys} = simulator.standing();
  const requests = requestsOf({simulator, session, entries});
  return {
    database: databases[simulator.database] ?? {},
    databases,
    keys,
    requests,
    changes: requests.filter(({mode, outcome}) => mode === 'change' && outcome === 'ok'),
    session: sessionFacts(session, entries, simulator.now()),
  };
}

/** JMESPath's truth of a predicate; what cannot be evaluated does not hold. */
export function holds(predicate: string, state: StateOfPlay): boolean {
  return isTrue(tryEvaluate(predicate, state));
}

/** A kill may lose reads that came after the world was saved; the journal still has Latchkey's own. */
function requestsOf({simulator, session, entries}: Play): readonly PlayedRequest[] {
  const begun = Date.parse(session.openedAt);
  const own = new Set([simulator.operator.arn, simulator.administrator.arn]);
  const logged = simulator.requests();
  const known = new Set(logged.map(({requestId}) => requestId));
  const lost = entries.flatMap((entry) =>
    entry.type === 'called' && entry.requestId !== '' && !known.has(entry.requestId)
      ? [
          {
            call: entry.call,
            mode: entry.mode,
            outcome: entry.outcome === 'ok' ? ('ok' as const) : ('error' as const),
            code: entry.error?.code ?? '',
            at: entry.at,
          },
        ]
      : [],
  );
  return [...logged.filter(({principal}) => own.has(principal)).map(requestWords), ...lost]
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map((one, index) => ({
      ...one,
      number: index + 1,
      minute: Math.floor((Date.parse(one.at) - begun) / 60_000),
    }));
}

function requestWords({service, operation, mode, outcome, error, at}: RequestRecord) {
  return {call: `${service}:${operation}`, mode, outcome, code: error?.code ?? '', at};
}

function sessionFacts(session: Session, entries: readonly Entry[], now: number): JsonObject {
  const {hints, answers} = recordOf(entries);
  const {diagnosis, firstDiagnosis} = session;
  return {
    outcome: session.closed?.outcome ?? '',
    minutes: Math.floor((now - Date.parse(session.openedAt)) / 60_000),
    verdict: diagnosis?.verdict ?? firstDiagnosis?.verdict ?? '',
    causes: firstDiagnosis?.findings.map(({cause}) => cause) ?? [],
    answers: {...session.answers},
    steps: Object.fromEntries(Object.entries(session.steps).map(([id, {status}]) => [id, status])),
    questions: {...answers},
    hints: hints.length,
    notes: session.notes.filter(({by}) => by !== trainer).map(({text}) => text),
  };
}
