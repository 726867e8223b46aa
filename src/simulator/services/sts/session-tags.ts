/** The tags of a new session: those that are passed, and those of the caller's session that pass on. */
import type {AssumeRoleCommandInput} from '@aws-sdk/client-sts';
import type {Tag} from '../../world/keys.ts';
import type {Call} from '../call.ts';
import {validation} from './validation.ts';

/** Tags, and the keys of those that a next session inherits. */
export type SessionTags = {sessionTags: Tag[]; transitiveTagKeys: string[]};

/**
 * Transitive tags persist along a chain of roles and cannot be overridden there (IAM guide, passing
 * session tags). The texts of the refusals are ours.
 */
export function sessionTagsOf(
  {Tags = [], TransitiveTagKeys: named = []}: AssumeRoleCommandInput,
  {principal}: Call,
): SessionTags {
  const {transitiveTagKeys: inherited = []} = principal;
  const passed = Tags.map(({Key = '', Value = ''}) => ({key: Key, value: Value}));
  const missing = named.find((one) => !passed.some(({key}) => isSame(key, one)));
  if (missing !== undefined) {
    throw validation(`The transitive tag key ${missing} is not among the tags of the request.`);
  }
  const taken = passed.find(({key}) => inherited.some((one) => isSame(one, key)));
  if (taken) {
    throw validation(`The tag ${taken.key} is inherited as transitive and cannot be passed again.`);
  }
  const kept = principal.sessionTags.filter(({key}) => inherited.some((one) => isSame(one, key)));
  return {sessionTags: [...kept, ...passed], transitiveTagKeys: [...inherited, ...named]};
}

/** Tag keys of sessions differ in more than case (IAM guide, session tags). */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
