/** The AWS CLI command that looks at what AWS goes on with when a session is left. */
import {cliCommand} from '../aws/command-line.ts';
import {type Session, stepState} from '../core/session.ts';
import {verifyInput, verifyRegion} from '../runbook/bind.ts';

/** The read of the step that waits, in the Region in which it looks; empty where none waits. */
export function lookCommand(session: Session): string {
  const step = session.plan?.steps.find(({id}) => {
    const {status, isOpen} = stepState(session, id);
    return status === 'Waiting' || isOpen;
  });
  if (!step?.verify) return '';
  const input = stepState(session, step.id).input ?? {};
  const region = verifyRegion(step, session, input);
  const {profile, endpoint} = session;
  const place = {region, ...(profile ? {profile} : {}), ...(endpoint ? {endpoint} : {})};
  return cliCommand(step.verify.read, verifyInput(step, session, input), place);
}
