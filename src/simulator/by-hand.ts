/** One call that somebody makes elsewhere: a colleague on the phone, or a path that is played. */
import {BugError} from '../core/errors.ts';
import type {JsonObject} from '../core/json.ts';
import {perform} from './perform.ts';
import {logRequest} from './request-log.ts';
import {withGrants} from './scenario/grant-names.ts';
import {accessKeyOf} from './scenario/principals.ts';
import {operationOf} from './services/catalog.ts';
import {asAwsError} from './wire/aws-error.ts';
import {errorTraits} from './wire/codec.ts';
import {randomOf} from './world/random.ts';
import {member, type World} from './world/world.ts';

/** Who calls what. `as` is a principal of the scenario; left out, its operator. */
export type HandCall = {
  readonly as?: string;
  readonly call: string;
  readonly with: JsonObject;
};

/** AWS's error as a client would see it; undefined when the call was accepted. */
export type HandError = {readonly code: string; readonly message: string};

/** Makes the call with that principal's own rights; it stands in the log of requests like any other. */
export function callByHand(world: World, hand: HandCall): HandError | undefined {
  const found = operationOf(hand.call);
  const accessKeyId = hand.as === undefined ? world.operator : accessKeyOf(world, hand.as);
  const principal = member(world.principals, accessKeyId);
  if (!found || !principal) throw new BugError(`${hand.call} cannot be called by ${hand.as}`);
  const {service, operation} = found;
  const requestId = randomOf(world.random, 'requests').uuid();
  const asked = {name: operation.schema[2], service, operation, principal, requestId};
  try {
    perform(world, {
      ...found,
      input: withGrants(world, hand.with),
      principal,
      place: {accountId: principal.accountId, region: world.home.region},
      requestId,
      origin: {userAgent: 'aws-cli/2.15.0', sourceAddress: '203.0.113.9'},
    });
    logRequest(world, asked, {outcome: 'ok', status: 200});
    return undefined;
  } catch (thrown) {
    const error = asAwsError(thrown);
    const {code} = errorTraits(service.wire, error);
    const {message} = error;
    logRequest(world, asked, {outcome: 'error', status: 400, error: {code, message}});
    return {code, message};
  }
}
