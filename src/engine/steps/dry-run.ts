/** What a dry run does differently: it reads on where a session waits, stops or needs a person. */
import {factsOf} from '../../core/facts.ts';
import type {PlannedStep} from '../../core/plan.ts';
import {recommendedAnswer} from '../../core/question.ts';
import {type Session, stepState} from '../../core/session.ts';
import {durationWords} from '../../core/words/time.ts';
import {assumedFacts, keptBackIn} from '../../runbook/assumed.ts';
import {applies, fillTemplate} from '../../runbook/bind.ts';
import {questionFor} from '../../runbook/question.ts';
import type {Hands} from '../hands.ts';

// The calls after which the incident is about another database.
const makesDatabase = /^(rds:(Restore|Promote)|backup:StartRestoreJob$)/;

/** Why a step is passed over in a dry run; undefined where it is read through like any other. */
export function passedOver(step: PlannedStep, session: Session, hands: Hands): string | undefined {
  const before = keptBackIn(session);
  const restore = before.find(({call = ''}) => makesDatabase.test(call));
  // Everything after a restore is about the new database, which is not there to be looked at.
  if (restore) return followsFrom(step, `${restore.call}, which was not sent`);
  const verdict = applies(step, assumedFacts(session));
  if (!verdict.applies) {
    const open = openChoices(session)[0];
    const isOpen = open && step.kind === 'change';
    return isOpen ? followsFrom(step, `the choice “${open.title}”`) : verdict.because;
  }
  switch (step.kind) {
    case 'wait':
      return `would wait, at most ${durationWords((step.verify?.within ?? 0) * 1000)}`;
    case 'stop':
      return wouldStop(fillTemplate(step.title, factsOf(session)));
    case 'manual':
      // What follows from a change that was not sent cannot be judged by a person either.
      return before.length > 0 ? 'not judged: in a dry run nothing was sent' : undefined;
    case 'choose':
      return before.length > 0 && isStopRecommended(step, session, hands)
        ? `not judged: what can be chosen depends on ${callsOf(before)}, which was not sent`
        : undefined;
    default:
      return undefined;
  }
}

function followsFrom({kind, call}: PlannedStep, what: string): string {
  const it = kind === 'change' ? `the exact ${call}, or that none is needed,` : 'it';
  return `not judged: ${it} follows from ${what}`;
}

/** Choices of the plan that nobody can make before a change was sent. */
function openChoices(session: Session): readonly PlannedStep[] {
  return (session.plan?.steps ?? []).filter(({id, kind}) => {
    const {status, reason} = stepState(session, id);
    return kind === 'choose' && status === 'Skipped' && reason.startsWith('not judged');
  });
}

/** `for real the session would stop here: Not yet: hand over`. */
export function wouldStop(label: string): string {
  return `for real the session would stop here: ${label}`;
}

/** What a change of a dry run rests on besides the facts of now; undefined for nothing. */
export function restsOn(session: Session): string | undefined {
  const calls = callsOf(keptBackIn(session));
  const others = (session.plan?.steps ?? []).flatMap(({id}) => {
    const {wouldStop: label} = stepState(session, id);
    return label === undefined ? [] : [`what others do first (${label})`];
  });
  const reasons = [
    ...(calls === '' ? [] : [`${calls}, not sent in this dry run`]),
    ...others,
    ...openChoices(session).map(({title}) => `the choice “${title}”`),
  ];
  return reasons.length === 0 ? undefined : reasons.join('; ');
}

function callsOf(steps: readonly PlannedStep[]): string {
  return steps.map(({call}) => call).join(', ');
}

function isStopRecommended(step: PlannedStep, session: Session, hands: Hands): boolean {
  const question = questionFor(step, session, {
    proofs: [],
    computations: hands.computations,
    cliCommand: () => '',
  });
  if (question?.kind !== 'choice') return false;
  const answer = recommendedAnswer(question);
  return question.options.find(({id}) => id === answer)?.then === 'stop';
}
