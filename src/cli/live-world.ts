/** Opens the live world that the flags mean, and says who is operating. */

import {endingError} from '../aws/door-errors.ts';
import {whoAmI} from '../aws/observe/identity.ts';
import {loginAdvice} from '../aws/profile-login.ts';
import {resolveRegion} from '../aws/region.ts';
import {EndpointError, UsageError} from '../core/errors.ts';
import type {Operator} from '../core/incident.ts';
import type {World} from '../engine/hands.ts';
import {CallRelay} from '../engine/relay.ts';
import {liveWorld} from '../engine/worlds/live.ts';
import {type CommonOptions, checkedEndpoint} from './options.ts';

/** A live world and the session that will receive its calls. */
export type Connection = {
  readonly world: World;
  readonly relay: CallRelay;
  readonly region: string;
};

/** Opens the world. Nothing is sent but a question to a loopback endpoint whether it simulates. */
export async function connect(options: CommonOptions, readOnly: boolean): Promise<Connection> {
  const endpoint = checkedEndpoint(options.endpointUrl);
  const region = await resolveRegion(options.region, options.profile);
  const relay = new CallRelay();
  const world = await liveWorld({
    region,
    profile: options.profile,
    endpoint,
    readOnly,
    onCall: relay.onCall,
  });
  return {world, relay, region};
}

/** Who operates. Throws CredentialsError or EndpointError where AWS does not say. */
export async function operatorOf(world: World): Promise<Operator> {
  const {region, profile, endpoint} = world.door;
  const who = await whoAmI(world.door);
  if (who.outcome === 'ok') return who.operator;
  const place = {region, profile, endpoint, login: await loginAdvice(profile)};
  throw (
    endingError(who.kind, who.error, place) ??
    new EndpointError(`AWS does not say who you are: ${who.error.code}: ${who.error.message}`)
  );
}

/** The account that `what` names must be the operator's: RDS cannot be called from elsewhere. */
export function requireSameAccount(
  accountId: string | undefined,
  operator: Operator,
  what = 'The ARN',
): void {
  if (accountId === undefined || accountId === operator.accountId) return;
  throw new UsageError(
    `${what} is of account ${accountId}, but you are in account ${operator.accountId}.`,
    [`You are ${operator.arn}. Use a profile of account ${accountId}.`],
  );
}
