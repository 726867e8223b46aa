/** Entries of a step in plain lines: what was sent, what was seen, how it ended. */
import type {Called, Entry, Settled, Waiting} from '../core/entry.ts';
import type {PlannedStep} from '../core/plan.ts';
import {type Session, stepState} from '../core/session.ts';
import {estimateWords} from '../core/words/progress.ts';
import {membersSeen} from '../core/words/seen.ts';
import {databaseStatusWords, statusNow} from '../core/words/status.ts';
import {printable} from '../core/words/text.ts';
import {durationWords} from '../core/words/time.ts';
import {inputLines} from './input-lines.ts';
import {stepWord, undoSays} from './questions.ts';
import {event, type Say} from './say.ts';

/** One entry, the session right before and right after it, and all entries up to it. */
export type Told = {
  readonly entry: Entry;
  readonly before: Session;
  readonly session: Session;
  readonly entries: readonly Entry[];
  /** Local time minus UTC. */
  readonly localOffsetMinutes: number;
};

/** A change that was sent, or kept back. */
export function calledSays(entry: Called, at: string, {entries}: Told): readonly Say[] {
  const {call, outcome, requestId, error} = entry;
  if (outcome === 'would-call') {
    const asked = entries.findLast(
      (each) =>
        each.type === 'asked' && each.step === entry.step && each.question.kind === 'confirm',
    );
    const question = asked?.type === 'asked' ? asked.question : undefined;
    return [
      event(at, `WOULD CALL ${call}. It was not sent.`),
      {type: 'rows', rows: [{label: 'With', lines: inputLines(entry.input ?? {}), isLong: true}]},
      ...(question?.kind === 'confirm'
        ? [
            {type: 'command' as const, text: printable(question.command, 200_000)},
            ...undoSays(question),
          ]
        : []),
    ];
  }
  if (outcome === 'error') {
    return [event(at, `${call} sent, not accepted: ${error?.code ?? 'no answer'}.`)];
  }
  const request = requestId === '' ? '' : `, request ${shortRequest(requestId)}`;
  return [event(at, `${call} sent, accepted${request}.`)];
}

function shortRequest(id: string): string {
  return id.length > 12 ? `${id.slice(0, 4)}...${id.slice(-4)}` : id;
}

function stepOf(session: Session, id: string): PlannedStep | undefined {
  return session.plan?.steps.find((step) => step.id === id);
}

/** Status changes of a database; what a key looks like meanwhile is said when it is verified. */
export function waitingSays(entry: Waiting, at: string, {before, session}: Told): readonly Say[] {
  const step = stepOf(session, entry.step);
  const earlier = stepState(before, entry.step);
  const isNews = earlier.status !== 'Waiting' && !entry.because.startsWith('waiting:');
  const news = [
    ...(isNews ? [event(at, sentence(entry.because))] : []),
    ...(earlier.status !== 'Waiting' ? estimateSays(entry, at) : []),
  ];
  const isNew = entry.seen !== '' && earlier.sightings.at(-1)?.seen !== entry.seen;
  if (!isNew || !step?.verify?.read.startsWith('rds:')) return news;
  if (membersSeen(entry.seen)) return [...news, event(at, `Now ${entry.seen}.`)];
  const name = databaseName(session, entry.step);
  const now = databaseStatusWords(entry.seen).word;
  const last = earlier.sightings.at(-1)?.seen ?? statusNow(before, lastStatus(before, name));
  const was = databaseStatusWords(last).word;
  const isFirst = earlier.sightings.length === 0 && last !== '' && was !== now;
  const since = stepState(session, entry.step).intendedAt;
  const after =
    entry.seen === 'available' && since !== undefined
      ? `, after ${durationWords(Date.parse(at) - Date.parse(since))}`
      : '';
  return [...news, event(at, `${name}: ${isFirst ? `${was}, ` : ''}now ${now}${after}.`)];
}

/** Said once, when the wait begins. */
function estimateSays({estimate, until}: Waiting, at: string): readonly Say[] {
  if (!estimate) return [];
  const most = durationWords(Date.parse(until) - Date.parse(at));
  return [event(at, `This takes ${estimateWords(estimate)}; we look for ${most} at most.`)];
}

function lastStatus({diagnosis, firstDiagnosis}: Session, name: string): string {
  const {identifier = '', status = ''} = (diagnosis ?? firstDiagnosis)?.database ?? {};
  return identifier === name ? status : '';
}

/** The database that a step is about: a restore names a new one. */
function databaseName(session: Session, step: string): string {
  const {input} = stepState(session, step);
  const named = input?.DBInstanceIdentifier ?? input?.DBClusterIdentifier;
  return typeof named === 'string' ? named : session.incident.database.identifier;
}

/** The end of a step, where no question and no status said it already. */
export function settledSays(entry: Settled, at: string, told: Told): readonly Say[] {
  const {session, before, entries} = told;
  const step = stepOf(session, entry.step);
  const state = stepState(before, entry.step);
  if (!step) return [];
  const name = stepWord(step.id, session).replace('STEP', 'Step');
  switch (entry.status) {
    case 'Success':
      return successSays(step, entry, at, told);
    case 'Skipped': {
      const last = entries.findLast((each) => each.type === 'called' && each.step === step.id);
      const isKeptBack = last?.type === 'called' && last.outcome === 'would-call';
      return isKeptBack ? [] : [event(at, sentence(`${name} skipped: ${entry.reason}`))];
    }
    case 'Failed':
    case 'TimedOut':
      // Without `continue` the question about the failure says it all.
      return step.onFailure === 'continue'
        ? [event(at, sentence(`${name} failed, the plan goes on: ${entry.reason || state.reason}`))]
        : [];
    default:
      return [];
  }
}

function successSays(
  step: PlannedStep,
  entry: Settled,
  at: string,
  {before}: Told,
): readonly Say[] {
  const state = stepState(before, step.id);
  if (state.wouldStop !== undefined) return [event(at, sentence(`${entry.reason}; reading on`))];
  if (step.kind === 'read') return [event(at, `${step.title}: checked.`)];
  if (step.kind === 'connect') return [event(at, sentence(`${step.title}: ${entry.reason}`))];
  if (step.kind !== 'change' && step.kind !== 'wait') return [];
  if (state.calledAt === undefined) return [event(at, sentence(`${step.title}: ${entry.reason}`))];
  const seen = state.sightings.at(-1)?.seen;
  const isSaid = step.verify?.read.startsWith('rds:') && seen === 'available';
  if (isSaid || seen === undefined) return [];
  const member = step.verify?.shows?.split('.').at(-1) ?? 'state';
  const after = durationWords(Date.parse(at) - Date.parse(state.intendedAt ?? at));
  return [event(at, `Checked: ${member} ${seen}, ${after} after it was sent.`)];
}

/** With a capital and a full stop; the name of a call keeps its small letter. */
function sentence(text: string): string {
  const isCall = /^[a-z]+:[A-Z]/.test(text);
  const begun = isCall ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?]$/.test(begun) ? begun : `${begun}.`;
}
