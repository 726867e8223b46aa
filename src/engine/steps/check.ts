/** A change was intended and its outcome is unknown: look, and never repeat it blindly. */
import type {PlannedStep} from '../../core/plan.ts';
import {stepState} from '../../core/session.ts';
import {momentWords} from '../../core/words/time.ts';
import type {Hands} from '../hands.ts';
import type {LiveSession} from '../live-session.ts';
import {askAbout} from './ask-about.ts';
import {look} from './look.ts';
import {beginWaiting, settle} from './settle.ts';

/** It arrived: go on. It did not, or cannot be told: the operator is asked again. */
export async function check(step: PlannedStep, live: LiveSession, hands: Hands): Promise<void> {
  live.during(step.id);
  const since = stepState(live.session, step.id).intendedAt ?? '';
  const intended = `${step.call} was intended at ${momentWords(since, live.session.at)} UTC`;
  if (!step.verify) {
    askAbout(step, live, hands, [], `${intended}; whether it arrived cannot be told.`);
    return;
  }
  const found = await look(step, live, hands);
  switch (found.type) {
    case 'holds':
      settle(step, live, hands, 'Success', `${intended} and arrived; it was not sent again`);
      return;
    case 'arrived':
      beginWaiting(step, live, hands, `${intended} and arrived; not sent again`, found.seen);
      return;
    case 'not-yet':
      askAbout(
        step,
        live,
        hands,
        [found.proof],
        `${intended} and did not arrive. It may be sent again.`,
      );
      return;
    case 'blind':
      askAbout(step, live, hands, [], `${intended}; whether it arrived cannot be told.`);
  }
}
