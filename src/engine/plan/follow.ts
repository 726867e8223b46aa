/** A front end that follows a plan: it answers what was decided, and a person confirms each change. */
import {isDeepStrictEqual} from 'node:util';
import type {ConfirmQuestion, Question} from '../../core/question.ts';
import {refusalOf} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import type {FrontEnd, Reply} from '../front-end.ts';
import {movedFacts, planFacts} from './plan-facts.ts';
import type {PlanFile} from './plan-file.ts';
import {PlanError} from './read-plan.ts';

/** `begin` runs once, after the facts were found unmoved and before the first answer. */
export function followPlan(
  frontEnd: FrontEnd,
  plan: PlanFile,
  begin: (session: Session) => void,
): FrontEnd {
  let isBegun = false;
  return {
    show: (entry, session) => frontEnd.show(entry, session),
    refuse: (reason) => frontEnd.refuse(reason),
    ask: async (step, question, session) => {
      if (!isBegun) {
        refuseMovedFacts(plan, session);
        begin(session);
        isBegun = true;
      }
      return planned(plan, step, question) ?? frontEnd.ask(step, question, session);
    },
  };
}

/** Both sides of every fact that moved. */
function refuseMovedFacts(plan: PlanFile, session: Session): void {
  const moved = movedFacts(plan.facts, planFacts(session));
  if (moved.length === 0) return;
  throw new PlanError('The facts have moved since the plan was made. Nothing was sent.', [
    ...moved.map(({fact, then, now}) => `${fact}: ${then} in the plan, ${now} now.`),
    'Look again: latchkey respond without --plan.',
  ]);
}

/** The plan's own answer; undefined where a person has to answer. */
function planned(plan: PlanFile, step: string, question: Question): Reply | undefined {
  if (question.kind === 'confirm') {
    refuseOtherChange(plan, step, question);
    return undefined;
  }
  const answer = plan.answers[step];
  if (answer === undefined || question.kind === 'failure') return undefined;
  const refusal = refusalOf(question, answer);
  if (refusal !== undefined) {
    throw new PlanError(`The plan answers "${answer}" to "${question.title}". ${refusal}`, [
      'Look again: latchkey respond without --plan.',
    ]);
  }
  return {type: 'answer', answer, by: `plan ${plan.id}`};
}

/** What is asked now must be what was reviewed, to the letter. */
function refuseOtherChange(plan: PlanFile, step: string, question: ConfirmQuestion): void {
  const reviewed = plan.changes.find((change) => change.step === step);
  const isSame =
    reviewed?.call === question.call &&
    isDeepStrictEqual(plain(reviewed.input), plain(question.input));
  if (isSame) return;
  const was = reviewed ? `${reviewed.command}` : 'nothing: the dry run did not come to this step';
  throw new PlanError(`The step "${step}" would not send what the plan says.`, [
    `In the plan: ${was}.`,
    `Now: ${question.command}.`,
    'Look again: latchkey respond without --plan.',
  ]);
}

/** Without members that are undefined: a file does not have them. A token is each session's own. */
function plain(input: object): unknown {
  const {IdempotencyToken: _own, ...members} = JSON.parse(JSON.stringify(input));
  return members;
}
