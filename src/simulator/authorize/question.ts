/** What the evaluator is asked about one call: who, what, on which resource, with which input. */
import type {Call, Origin} from '../services/call.ts';
import type {Input} from '../wire/codec.ts';
import type {Key} from '../world/keys.ts';
import {arnParts} from '../world/names.ts';
import {member, type Place, type Principal, type World} from '../world/world.ts';

/** One question. */
export type Question = {
  readonly world: World;
  /** Account and Region that the call goes to. */
  readonly place: Place;
  readonly principal: Principal;
  readonly requestId: string;
  readonly action: string;
  /** ARN, or `*` where the action has no resource. */
  readonly resource: string;
  readonly input: Input;
  /** Undefined where a service makes the call: its address is not the caller's. */
  readonly origin?: Origin;
  /** Service that calls with the caller's rights, for example `rds`. */
  readonly via?: string;
};

/** The question behind a call of the caller's own. */
export function questionOf(call: Call, action: string, resource: string, input: Input): Question {
  const {world, place, principal, requestId, origin} = call;
  return {world, place, principal, requestId, action, resource, input, origin};
}

/**
 * The account whose policies decide besides the caller's own: that of a key, or of a role to be
 * assumed. Sharing of snapshots is RDS's own affair, and policies of AWS belong to nobody.
 */
export function ownerOf({resource, place}: Pick<Question, 'resource' | 'place'>): string {
  const parts = arnParts(resource);
  const hasOwner = parts?.service === 'kms' || parts?.resource.startsWith('role/');
  return hasOwner && /^\d{12}$/.test(parts?.accountId ?? '')
    ? (parts?.accountId ?? '')
    : place.accountId;
}

/** The key the question is about; undefined for anything else. */
export function keyOf({world, resource}: Question): Key | undefined {
  const parts = arnParts(resource);
  if (parts?.service !== 'kms') return undefined;
  const account = member(world.accounts, parts.accountId);
  const region = account && member(account.regions, parts.region);
  return region && member(region.kms.keys, parts.resource.replace(/^key\//, ''));
}
