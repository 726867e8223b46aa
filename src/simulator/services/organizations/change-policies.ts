/** CreatePolicy, UpdatePolicy, AttachPolicy and DetachPolicy: what the organization lets accounts do. */
import type {
  AttachPolicyCommandInput,
  AttachPolicyCommandOutput,
  CreatePolicyCommandInput,
  CreatePolicyCommandOutput,
  DetachPolicyCommandInput,
  DetachPolicyCommandOutput,
  UpdatePolicyCommandInput,
  UpdatePolicyCommandOutput,
} from '@aws-sdk/client-organizations';
import {watchEveryKey} from '../../bond/lock-out.ts';
import {AwsError} from '../../wire/aws-error.ts';
import {
  type Organization,
  type OrganizationPolicy,
  policiesOn,
  policyArn,
} from '../../world/organization.ts';
import {derivedLetters} from '../../world/random.ts';
import type {Handler} from '../call.ts';
import {policyTextFlaw} from '../iam/policy-text.ts';
import {administered, findPolicy, findTarget, simulatedType} from './find.ts';
import {presentPolicy} from './present.ts';

// Organizations quotas: attached policies of one type a target, and bytes of one policy.
const mostAttached = 5;
const mostBytes = 5_120;

export const createPolicy: Handler<CreatePolicyCommandInput, CreatePolicyCommandOutput> = (
  input,
  call,
) => {
  const organization = administered(call);
  const type = simulatedType(input.Type);
  const content = requireContent(input.Content, type === 'RESOURCE_CONTROL_POLICY');
  const name = input.Name ?? '';
  requireNewName(organization, name, type);
  const id = `p-${derivedLetters(`${organization.id} ${type} ${name} ${call.now}`, 10).toLowerCase()}`;
  const policy: OrganizationPolicy = {
    id,
    arn: policyArn(organization, type, id),
    name,
    description: input.Description ?? '',
    type,
    content,
    isAwsManaged: false,
  };
  organization.policies[id] = policy;
  return {Policy: presentPolicy(policy)};
};

export const updatePolicy: Handler<UpdatePolicyCommandInput, UpdatePolicyCommandOutput> = (
  input,
  call,
) => {
  const organization = administered(call);
  const policy = findPolicy(organization, input.PolicyId);
  if (policy.isAwsManaged) throw constraint('CANNOT_MODIFY_AWS_MANAGED_POLICY');
  const content =
    input.Content === undefined
      ? policy.content
      : requireContent(input.Content, policy.type === 'RESOURCE_CONTROL_POLICY');
  const name = input.Name ?? policy.name;
  if (name !== policy.name) requireNewName(organization, name, policy.type);
  Object.assign(policy, {content, name, description: input.Description ?? policy.description});
  watchEveryKey(call.world);
  return {Policy: presentPolicy(policy)};
};

export const attachPolicy: Handler<AttachPolicyCommandInput, AttachPolicyCommandOutput> = (
  input,
  call,
) => {
  const organization = administered(call);
  const {id, type} = findPolicy(organization, input.PolicyId);
  const {TargetId = ''} = input;
  findTarget(organization, TargetId);
  const attached = organization.attachments[TargetId] ?? [];
  if (attached.includes(id)) {
    const message = 'The selected policy is already attached to the specified target.';
    throw new AwsError('DuplicatePolicyAttachmentException', message);
  }
  if (policiesOn(organization, TargetId, type).length >= mostAttached) {
    throw constraint('MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED');
  }
  organization.attachments[TargetId] = [...attached, id];
  watchEveryKey(call.world);
  return {};
};

export const detachPolicy: Handler<DetachPolicyCommandInput, DetachPolicyCommandOutput> = (
  input,
  call,
) => {
  const organization = administered(call);
  const {id, type} = findPolicy(organization, input.PolicyId);
  const {TargetId = ''} = input;
  findTarget(organization, TargetId);
  const attached = organization.attachments[TargetId] ?? [];
  if (!attached.includes(id)) {
    const message = "The policy isn't attached to the specified target in the specified root.";
    throw new AwsError('PolicyNotAttachedException', message);
  }
  // An account without any SCP could do nothing; RCPFullAWSAccess cannot be taken off at all.
  if (id === 'p-RCPFullAWSAccess' || policiesOn(organization, TargetId, type).length === 1) {
    throw constraint('MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED');
  }
  organization.attachments[TargetId] = attached.filter((policy) => policy !== id);
  watchEveryKey(call.world);
  return {};
};

function requireContent(content = '', hasPrincipal: boolean): string {
  if (Buffer.byteLength(content) > mostBytes) throw constraint('POLICY_CONTENT_LIMIT_EXCEEDED');
  const flaw = policyTextFlaw(content, hasPrincipal ? 'resource' : 'identity');
  if (flaw === undefined) return content;
  const message =
    'The provided policy document does not meet the requirements of the specified policy type.';
  throw new AwsError('MalformedPolicyDocumentException', message);
}

function requireNewName(organization: Organization, name: string, type: string): void {
  const isTaken = Object.values(organization.policies).some(
    (policy) => policy.name === name && policy.type === type,
  );
  if (!isTaken) return;
  throw new AwsError('DuplicatePolicyException', 'A policy with the same name already exists.');
}

function constraint(Reason: string): AwsError {
  const message = 'You have exceeded a constraint of the organization.';
  return new AwsError('ConstraintViolationException', `${message} ${Reason}`, undefined, {Reason});
}
