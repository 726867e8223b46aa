/** Organizations: enough to read and change the SCPs and RCPs over an account. */
import {
  AccessDeniedException$,
  AccountNotFoundException$,
  AttachPolicy$,
  AWSOrganizationsNotInUseException$,
  ChildNotFoundException$,
  ConstraintViolationException$,
  CreatePolicy$,
  DescribeAccount$,
  DescribeOrganization$,
  DescribePolicy$,
  DetachPolicy$,
  DuplicatePolicyAttachmentException$,
  DuplicatePolicyException$,
  InvalidInputException$,
  ListAccounts$,
  ListOrganizationalUnitsForParent$,
  ListParents$,
  ListPolicies$,
  ListPoliciesForTarget$,
  ListRoots$,
  ListTargetsForPolicy$,
  MalformedPolicyDocumentException$,
  ParentNotFoundException$,
  PolicyNotAttachedException$,
  PolicyNotFoundException$,
  TargetNotFoundException$,
  UpdatePolicy$,
} from '@aws-sdk/client-organizations';
import {wireService} from '../../wire/service.ts';
import {member} from '../../world/world.ts';
import {type Call, operation, operationsByName, type SimulatedService} from '../call.ts';
import {attachPolicy, createPolicy, detachPolicy, updatePolicy} from './change-policies.ts';
import {
  describePolicy,
  listPolicies,
  listPoliciesForTarget,
  listTargetsForPolicy,
} from './policies.ts';
import {
  describeAccount,
  describeOrganization,
  listAccounts,
  listOrganizationalUnitsForParent,
  listParents,
  listRoots,
} from './tree.ts';

const onPolicy = {
  resource: (input: {readonly PolicyId?: string | undefined}, call: Call) =>
    member(call.world.organization?.policies ?? {}, input.PolicyId ?? '')?.arn ?? '*',
};

const operations = operationsByName([
  operation({schema: DescribeOrganization$, mode: 'read', handle: describeOrganization}),
  operation({schema: DescribeAccount$, mode: 'read', handle: describeAccount}),
  operation({schema: ListRoots$, mode: 'read', handle: listRoots}),
  operation({
    schema: ListOrganizationalUnitsForParent$,
    mode: 'read',
    handle: listOrganizationalUnitsForParent,
  }),
  operation({schema: ListParents$, mode: 'read', handle: listParents}),
  operation({schema: ListAccounts$, mode: 'read', handle: listAccounts}),
  operation({schema: ListPolicies$, mode: 'read', handle: listPolicies}),
  operation({schema: DescribePolicy$, mode: 'read', ...onPolicy, handle: describePolicy}),
  operation({
    schema: ListTargetsForPolicy$,
    mode: 'read',
    ...onPolicy,
    handle: listTargetsForPolicy,
  }),
  operation({schema: ListPoliciesForTarget$, mode: 'read', handle: listPoliciesForTarget}),
  operation({schema: CreatePolicy$, mode: 'change', handle: createPolicy}),
  operation({schema: UpdatePolicy$, mode: 'change', ...onPolicy, handle: updatePolicy}),
  operation({schema: AttachPolicy$, mode: 'change', ...onPolicy, handle: attachPolicy}),
  operation({schema: DetachPolicy$, mode: 'change', ...onPolicy, handle: detachPolicy}),
]);

/** The simulated Organizations. */
export const organizations: SimulatedService = {
  prefix: 'organizations',
  source: 'organizations.amazonaws.com',
  globalRegion: 'us-east-1',
  operations,
  wire: wireService({
    signingName: 'organizations',
    protocol: 'json',
    version: '2016-11-28',
    target: 'AWSOrganizationsV20161128',
    schemas: {
      AccessDeniedException$,
      AccountNotFoundException$,
      AttachPolicy$,
      AWSOrganizationsNotInUseException$,
      ChildNotFoundException$,
      ConstraintViolationException$,
      CreatePolicy$,
      DescribeAccount$,
      DescribeOrganization$,
      DescribePolicy$,
      DetachPolicy$,
      DuplicatePolicyAttachmentException$,
      DuplicatePolicyException$,
      InvalidInputException$,
      ListAccounts$,
      ListOrganizationalUnitsForParent$,
      ListParents$,
      ListPolicies$,
      ListPoliciesForTarget$,
      ListRoots$,
      ListTargetsForPolicy$,
      MalformedPolicyDocumentException$,
      ParentNotFoundException$,
      PolicyNotAttachedException$,
      PolicyNotFoundException$,
      TargetNotFoundException$,
      UpdatePolicy$,
    },
  }),
};
