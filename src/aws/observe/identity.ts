/** Who is asking: sts:GetCallerIdentity, which needs no permission (facts/aws.md §3.1). */
import type {CallerIdentity} from '../../core/aws-shapes.ts';
import type {Operator} from '../../core/incident.ts';
import type {ErrorAnswer} from '../answer.ts';
import type {Door} from '../door.ts';
import {factOfAnswer} from './fact-of.ts';
import {type Read, single} from './planned.ts';

/** The operator, or the error that says why AWS would not tell. */
export type WhoAmI = {readonly outcome: 'ok'; readonly operator: Operator} | ErrorAnswer;

/** The read of the evidence's first round. */
export function identityReads(): readonly Read[] {
  return [single('identity', {})];
}

/** Asks AWS whose credentials these are. */
export async function whoAmI(door: Door, signal?: AbortSignal): Promise<WhoAmI> {
  const answer = await door.call('sts:GetCallerIdentity', {}, signal);
  if (answer.outcome === 'error') return answer;
  const fact = factOfAnswer<CallerIdentity>('sts:GetCallerIdentity', answer);
  const {Arn = '', Account = ''} = fact.status === 'known' ? fact.value : {};
  return {outcome: 'ok', operator: {arn: Arn, accountId: Account}};
}
