/** Managed policies and their versions: create, read, list. */
import type * as iam from '@aws-sdk/client-iam';
import {AwsError} from '../../wire/aws-error.ts';
import type {ManagedPolicy} from '../../world/identities.ts';
import {derivedLetters} from '../../world/random.ts';
import {member} from '../../world/world.ts';
import type {Call, Handler} from '../call.ts';
import {awsManaged} from './aws-managed.ts';
import {encoded, findPolicy, iamOf, iamPage, noSuchEntity, requirePolicyText} from './find.ts';
import {presentPolicy} from './present.ts';

// IAM quota: versions of one managed policy.
const mostVersions = 5;

/** A managed policy of the account or of AWS. */
function policyNamed(call: Call, arn = ''): ManagedPolicy {
  const text = member(awsManaged, arn);
  return text === undefined ? findPolicy(call, arn) : ofAws(arn, text);
}

function ofAws(arn: string, text: string): ManagedPolicy {
  const createdAt = Date.parse('2015-02-06T18:39:46Z');
  return {
    name: arn.split('/').at(-1) ?? '',
    path: '/',
    id: `ANPA${derivedLetters(arn, 17)}`,
    arn,
    description: '',
    createdAt,
    updatedAt: createdAt,
    defaultVersion: 'v1',
    versions: [{id: 'v1', text, createdAt}],
    versionsMade: 1,
  };
}

export const createPolicy: Handler<iam.CreatePolicyCommandInput, iam.CreatePolicyCommandOutput> = (
  input,
  call,
) => {
  const {PolicyName: name = '', Path: path = '/', Description: description = ''} = input;
  const text = requirePolicyText(input.PolicyDocument ?? '', 'identity');
  const {policies} = iamOf(call);
  const {accountId} = call.place;
  const arn = `arn:aws:iam::${accountId}:policy${path}${name}`;
  if (Object.values(policies).some((policy) => policy.name === name)) {
    const message = `A policy called ${name} already exists. Duplicate names are not allowed.`;
    throw new AwsError('EntityAlreadyExistsException', message);
  }
  const policy: ManagedPolicy = {
    name,
    path,
    id: `ANPA${derivedLetters(`${call.eventId} ${arn}`, 17)}`,
    arn,
    description,
    createdAt: call.now,
    updatedAt: call.now,
    defaultVersion: 'v1',
    versions: [{id: 'v1', text, createdAt: call.now}],
    versionsMade: 1,
  };
  policies[arn] = policy;
  return {Policy: presentPolicy(call.world, accountId, policy)};
};

export const createPolicyVersion: Handler<
  iam.CreatePolicyVersionCommandInput,
  iam.CreatePolicyVersionCommandOutput
> = (input, call) => {
  const policy = findPolicy(call, input.PolicyArn);
  const text = requirePolicyText(input.PolicyDocument ?? '', 'identity');
  if (policy.versions.length >= mostVersions) {
    const message =
      'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.';
    throw new AwsError('LimitExceededException', message);
  }
  policy.versionsMade += 1;
  const id = `v${policy.versionsMade}`;
  policy.versions.push({id, text, createdAt: call.now});
  policy.updatedAt = call.now;
  if (input.SetAsDefault) policy.defaultVersion = id;
  return {PolicyVersion: version(policy, id, false)};
};

export const getPolicy: Handler<iam.GetPolicyCommandInput, iam.GetPolicyCommandOutput> = (
  input,
  call,
) => {
  const policy = policyNamed(call, input.PolicyArn);
  const {description} = policy;
  const shown = presentPolicy(call.world, call.place.accountId, policy);
  return {Policy: {...shown, ...(description === '' ? {} : {Description: description})}};
};

export const getPolicyVersion: Handler<
  iam.GetPolicyVersionCommandInput,
  iam.GetPolicyVersionCommandOutput
> = (input, call) => {
  const policy = policyNamed(call, input.PolicyArn);
  return {PolicyVersion: version(policy, input.VersionId ?? '', true)};
};

export const listPolicyVersions: Handler<
  iam.ListPolicyVersionsCommandInput,
  iam.ListPolicyVersionsCommandOutput
> = (input, call) => {
  const policy = policyNamed(call, input.PolicyArn);
  const {items, IsTruncated, Marker} = iamPage(policy.versions.toReversed(), input);
  return {Versions: items.map(({id}) => version(policy, id, false)), IsTruncated, Marker};
};

export const listPolicies: Handler<iam.ListPoliciesCommandInput, iam.ListPoliciesCommandOutput> = (
  input,
  call,
) => {
  const {Scope = 'All', OnlyAttached = false, PathPrefix = '/'} = input;
  const own = Scope === 'AWS' ? [] : Object.values(iamOf(call).policies);
  const aws =
    Scope === 'Local' ? [] : Object.entries(awsManaged).map(([arn, text]) => ofAws(arn, text));
  const shown = [...own, ...aws]
    .filter(({path}) => path.startsWith(PathPrefix))
    .map((policy) => presentPolicy(call.world, call.place.accountId, policy))
    .filter(({AttachmentCount = 0}) => !OnlyAttached || AttachmentCount > 0);
  const {items, IsTruncated, Marker} = iamPage(shown, input);
  return {Policies: items, IsTruncated, Marker};
};

function version(policy: ManagedPolicy, id: string, isWhole: boolean): iam.PolicyVersion {
  const found = policy.versions.find((one) => one.id === id);
  if (!found)
    throw noSuchEntity(`Policy ${policy.arn} version ${id} does not exist or is not attachable.`);
  return {
    ...(isWhole ? {Document: encoded(found.text)} : {}),
    VersionId: id,
    IsDefaultVersion: id === policy.defaultVersion,
    CreateDate: new Date(found.createdAt),
  };
}
