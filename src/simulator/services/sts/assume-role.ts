/** AssumeRole: the trust policy lets the caller in, and the session it gets is a principal of its own. */
import type {AssumeRoleCommandInput, AssumeRoleCommandOutput} from '@aws-sdk/client-sts';
import {denial} from '../../authorize.ts';
import {AwsError} from '../../wire/aws-error.ts';
import type {Role} from '../../world/identities.ts';
import {arnParts} from '../../world/names.ts';
import {accountOf, member} from '../../world/world.ts';
import type {Call, Demand, Handler} from '../call.ts';
import {textOfManaged} from '../iam/aws-managed.ts';
import {policyTextFlaw} from '../iam/policy-text.ts';
import {sessionTagsOf} from './session-tags.ts';
import {admitSession} from './sessions.ts';
import {validation} from './validation.ts';

/** Tags need a right of their own. */
export function demandsOfAssumeRole(input: AssumeRoleCommandInput): Demand[] {
  const resource = input.RoleArn ?? '';
  const tagging = input.Tags?.length ? [{action: 'sts:TagSession', resource}] : [];
  return [{action: 'sts:AssumeRole', resource}, ...tagging];
}

/** The role's ARN, where it looks like one. */
export function roleResource({RoleArn = ''}: AssumeRoleCommandInput): string {
  const parts = arnParts(RoleArn);
  if (parts?.service === 'iam' && parts.resource.startsWith('role/')) return RoleArn;
  // Recorded for a text that is no ARN (facts/wire.md §6).
  throw validation(`${RoleArn} is invalid`);
}

export const assumeRole: Handler<AssumeRoleCommandInput, AssumeRoleCommandOutput> = (
  input,
  call,
) => {
  const role = requireRole(call, input);
  const session = requireSessionName(input.RoleSessionName ?? '');
  const seconds = requireDuration(call, role, input.DurationSeconds);
  const accountId = arnParts(role.arn)?.accountId ?? '';
  const arn = `arn:aws:sts::${accountId}:assumed-role/${role.name}/${session}`;
  const userId = `${role.id}:${session}`;
  const Credentials = admitSession(call, seconds, {
    name: `${role.name}/${session}`,
    accountId,
    arn,
    userId,
    role: role.name,
    session,
    sessionPolicies: sessionPolicies(call, input),
    ...sessionTagsOf(input, call),
  });
  return {Credentials, AssumedRoleUser: {AssumedRoleId: userId, Arn: arn}};
};

/** A role that is not there is refused like one that does not trust the caller. */
function requireRole(call: Call, {RoleArn = ''}: AssumeRoleCommandInput): Role {
  const account = member(call.world.accounts, arnParts(RoleArn)?.accountId ?? '');
  const role = account && member(account.iam.roles, RoleArn.split('/').at(-1) ?? '');
  if (role?.arn === RoleArn) return role;
  throw denial(call.principal, 'sts:AssumeRole', RoleArn, 'because the role does not exist');
}

function requireSessionName(name: string): string {
  if (/^[\w+=,.@-]{2,64}$/.test(name)) return name;
  const constraint =
    name.length < 2 || name.length > 64
      ? `Member must have length ${name.length < 2 ? 'greater than or equal to 2' : 'less than or equal to 64'}`
      : 'Member must satisfy regular expression pattern: [\\w+=,.@-]*';
  throw validation(
    `1 validation error detected: Value '${name}' at 'roleSessionName' failed to satisfy constraint: ${constraint}`,
  );
}

const hour = 3_600;

/** 15 minutes to the role's own limit; one hour where a role assumes a role (STS API, AssumeRole). */
function requireDuration(call: Call, role: Role, asked = hour): number {
  requireBetween(asked, 900, 43_200);
  if (call.principal.role !== undefined && asked > hour) {
    throw validation(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    );
  }
  if (asked > role.maxSessionSeconds) {
    throw validation(
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  return asked;
}

/** Throws STS's validation error for a duration out of its range. */
export function requireBetween(seconds: number, least: number, most: number): void {
  if (seconds >= least && seconds <= most) return;
  const constraint =
    seconds < least ? `greater than or equal to ${least}` : `less than or equal to ${most}`;
  throw validation(
    `1 validation error detected: Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value ${constraint}`,
  );
}

function sessionPolicies({world, place}: Call, input: AssumeRoleCommandInput): string[] {
  const {iam} = accountOf(world.accounts, place.accountId);
  const managed = (input.PolicyArns ?? []).map(({arn = ''}) => {
    const text = textOfManaged(iam, arn);
    if (text !== undefined) return text;
    throw validation(`The specified policy ${arn} does not exist.`);
  });
  if (input.Policy === undefined) return managed;
  if (policyTextFlaw(input.Policy, 'identity') === undefined) return [input.Policy, ...managed];
  throw new AwsError('MalformedPolicyDocumentException', 'This policy contains invalid Json');
}
