/** What a name in an IAM call refers to, IAM's errors and its pages. */
import {AwsError} from '../../wire/aws-error.ts';
import type {Group, IamState, Identity, ManagedPolicy, Role, User} from '../../world/identities.ts';
import {accountOf, member} from '../../world/world.ts';
import type {Call} from '../call.ts';
import {pageOf} from '../paging.ts';
import {policyTextFlaw} from './policy-text.ts';

/** IAM of the caller's account; it is the same in every Region. */
export function iamOf({world, place}: Call): IamState {
  return accountOf(world.accounts, place.accountId).iam;
}

// Recorded: the user's and the attached policy's texts (facts/wire.md §6); the others follow them.
export function findUser(call: Call, name = ''): User {
  const user = member(iamOf(call).users, name);
  if (user) return user;
  throw noSuchEntity(`The user with name ${name} cannot be found.`);
}

export function findRole(call: Call, name = ''): Role {
  const role = member(iamOf(call).roles, name);
  if (role) return role;
  throw noSuchEntity(`The role with name ${name} cannot be found.`);
}

export function findGroup(call: Call, name = ''): Group {
  const group = member(iamOf(call).groups ?? {}, name);
  if (group) return group;
  throw noSuchEntity(`The group with name ${name} cannot be found.`);
}

/** A customer managed policy. */
export function findPolicy(call: Call, arn = ''): ManagedPolicy {
  const policy = member(iamOf(call).policies, arn);
  if (policy) return policy;
  throw noSuchEntity(`Policy ${arn} was not found.`);
}

/** The text of an inline policy. */
export function inlineText(
  {inline}: Pick<Identity, 'inline'>,
  kind: 'role' | 'user' | 'group',
  name = '',
): string {
  const text = member(inline, name);
  if (text !== undefined) return text;
  throw noSuchEntity(`The ${kind} policy with name ${name} cannot be found.`);
}

export function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntityException', message);
}

/** Throws IAM's error for a policy text that cannot be stored. */
export function requirePolicyText(text: string, kind: 'identity' | 'resource'): string {
  const flaw = policyTextFlaw(text, kind);
  if (flaw === undefined) return text;
  const isJson = isParsable(text);
  throw new AwsError(
    'MalformedPolicyDocumentException',
    // Recorded for what is no JSON (facts/wire.md §6).
    isJson ? `Syntax errors in policy. ${flaw}` : 'This policy contains invalid Json',
  );
}

function isParsable(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Policies leave IAM URI-encoded (facts/wire.md §2.5). */
export function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** One page with the members IAM puts around it: at most `MaxItems`, 100 unless asked. */
export function iamPage<T>(
  items: readonly T[],
  input: {readonly MaxItems?: number | undefined; readonly Marker?: string | undefined},
): {items: T[]; IsTruncated: boolean; Marker: string | undefined} {
  const {MaxItems = 100, Marker} = input;
  const page = MaxItems >= 1 && MaxItems <= 1000 ? pageOf(items, MaxItems, Marker) : undefined;
  if (!page) {
    const what = MaxItems >= 1 && MaxItems <= 1000 ? 'marker' : 'maxItems';
    throw new AwsError('ValidationError', `Invalid ${what}.`, 400);
  }
  return {items: page.items, IsTruncated: page.marker !== undefined, Marker: page.marker};
}
