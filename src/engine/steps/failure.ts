/** A failed step in words: what AWS said, what it means, what changed, and what can be done. */
import {kindOfCode} from '../../aws/error-kind.ts';
import {explain} from '../../aws/explain.ts';
import {endsIn, endWords} from '../../aws/terminal-status.ts';
import type {CallError} from '../../core/call.ts';
import type {PlannedStep} from '../../core/plan.ts';
import type {FailureQuestion, Option} from '../../core/question.ts';
import type {StepState} from '../../core/session.ts';
import {counted} from '../../core/words/text.ts';
import {durationWords} from '../../core/words/time.ts';

const lostAnswers = ['no-answer', 'unreachable', 'not-aws', 'server', 'aborted'];

/** True when AWS may have carried out a change whose answer was lost. */
export function isOutcomeUnknown(code: string): boolean {
  return lostAnswers.includes(kindOfCode(code) ?? '');
}

/** The question after a failed, timed out or refused step. `at` is ISO 8601, the world's now. */
export function failureQuestion(
  step: PlannedStep,
  state: StepState,
  context: {readonly at: string; readonly region: string; readonly answered?: string},
): FailureQuestion {
  const {error} = state;
  const ended = state.status === 'Failed' && !error ? endsIn(lastSeen(state)) : [];
  // What was seen last is in what it means; AWS itself says nothing of a deadline that is ours.
  const isLate = state.status === 'TimedOut';
  return {
    kind: 'failure',
    title: `${headOf(state)}: ${step.title}`,
    call: step.call ?? '',
    code: error?.code ?? ended.map(({status}) => status).join(', '),
    message: error?.message ?? (ended.length > 0 || isLate ? '' : state.reason),
    means: error ? explain(error, step.call ?? '').means : meaningOf(step, state),
    tried: triedWords(state, context.at),
    changed: changedWords(state),
    options: optionsAfter(step, state, context.answered),
  };
}

function headOf({status}: StepState): string {
  if (status === 'Rejected') return 'Not confirmed';
  return status === 'TimedOut' ? 'Not seen in time' : 'Failed';
}

function meaningOf(step: PlannedStep, state: StepState): string {
  const seen = lastSeen(state);
  switch (state.status) {
    case 'Rejected':
      return state.isTaken
        ? 'You did not confirm it, so it was not sent a second time.'
        : 'You did not confirm it, so nothing was sent.';
    case 'TimedOut':
      return `It took longer than Latchkey waits. Last seen: ${seen || 'nothing'}.`;
    default:
      if (seen === '') return `${step.title} did not hold.`;
      return endsIn(seen).length > 0 ? endWords(seen) : `Last seen: ${seen}.`;
  }
}

/** What RDS gave up stays as it is: trying again would look at the same status. */
function isDeadEnd(seen: string): boolean {
  return endsIn(seen).some(({end}) => end.isDead);
}

function lastSeen({sightings}: StepState): string {
  return sightings.at(-1)?.seen ?? '';
}

function triedWords(state: StepState, at: string): string {
  if (state.attempt === 0) return 'not sent';
  const since = Date.parse(at) - Date.parse(state.firstIntendedAt ?? at);
  return `${counted(state.attempt, 'time')} in ${durationWords(since)}`;
}

function changedWords(state: StepState): string {
  if (state.isTaken) return acceptedWords(state);
  if (state.attempt === 0 || state.error?.code === 'NotSent') return 'nothing: it was not sent';
  return isOutcomeUnknown(state.error?.code ?? '')
    ? 'unknown: the answer was lost; the state is looked up first'
    : 'nothing: AWS refused it';
}

/** What AWS took on and what was last seen of it, for whoever reads this line alone. */
function acceptedWords(state: StepState): string {
  // What was seen last stands beside it there, as what it means or as the reason.
  if (state.status === 'TimedOut') return 'AWS accepted the change and may still be at work on it';
  const seen = lastSeen(state);
  return `AWS accepted the change${seen === '' ? '' : `; last seen: ${seen}`}`;
}

/**
 * The cursor stands on trying again once, which looks first. A key that is still refused then has a
 * second cause: it stands on reading anew, once; at last on stopping. `answered` is what was chosen
 * the last time.
 */
function optionsAfter(
  step: PlannedStep,
  state: StepState,
  answered: string | undefined,
): readonly Option[] {
  const isRejected = state.status === 'Rejected';
  const isFirstTry = state.attempt <= 1 && answered === undefined && !isRejected;
  const isKeyRefused = state.error?.code === 'KMSKeyNotAccessibleFault';
  const isSecondCause = !isFirstTry && isKeyRefused && answered !== 'diagnose' && !isRejected;
  const isJobOver = state.status === 'Failed' && state.job !== undefined && !state.error;
  const isEnded =
    isJobOver || (state.status === 'Failed' && !state.error && isDeadEnd(lastSeen(state)));
  const readsAnew = isSecondCause || (isEnded && answered === undefined);
  return [
    {id: 'retry', label: againWords(step, state), recommended: isFirstTry && !isEnded},
    ...(onlyTookLonger(step, state) && step.kind === 'change' && state.job === undefined
      ? [{id: 'send-again', label: 'Send it once more: you see the state, and are asked first'}]
      : []),
    {
      id: 'diagnose',
      label: 'Read everything anew and look for a second cause',
      ...(readsAnew ? {recommended: true} : {}),
    },
    {id: 'way', label: 'Another way back'},
    ...(step.kind === 'manual' ? [{id: 'continue', label: 'Go on without it'}] : []),
    {id: 'hand-over', label: 'Hand over: somebody else goes on from here'},
    {
      id: 'stop',
      label: 'Stop here; the session keeps everything',
      recommended: (!isFirstTry || isEnded) && !readsAnew,
    },
  ];
}

/** It only took longer: what AWS has, or a wait that never sent anything. */
function onlyTookLonger({kind}: PlannedStep, {status, isTaken}: StepState): boolean {
  return status === 'TimedOut' && (kind !== 'change' || isTaken === true);
}

function againWords(step: PlannedStep, state: StepState): string {
  if (!onlyTookLonger(step, state)) return 'Try again (harmless; the state is looked up first)';
  const within = durationWords((step.verify?.within ?? 0) * 1000);
  return `Go on waiting, up to ${within} more; nothing is sent`;
}

/** The wait goes on in AWS, but AWS does not let us look: an expired login above all. */
export function cannotLookQuestion(step: PlannedStep, error: CallError): FailureQuestion {
  const {means, next} = explain(error, step.verify?.read ?? '');
  const isLogin = kindOfCode(error.code) === 'expired-credentials';
  return {
    kind: 'failure',
    title: isLogin ? 'Your AWS login has run out' : `Cannot look: ${step.title}`,
    call: step.verify?.read ?? '',
    code: error.code,
    message: error.message,
    means: `${means} ${next}`,
    tried: 'one look',
    changed: 'nothing is lost: AWS goes on with what it was told',
    options: [
      {
        id: 'retry',
        label: isLogin ? 'I have logged in: look' : 'Look again (harmless)',
        recommended: true,
      },
      {id: 'stop', label: 'Leave; go on later with latchkey resume'},
    ],
  };
}
