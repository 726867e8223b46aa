/** Reading SCPs and RCPs: ListPolicies, DescribePolicy and what is attached where. */
import type {
  DescribePolicyCommandInput,
  DescribePolicyCommandOutput,
  ListPoliciesCommandInput,
  ListPoliciesCommandOutput,
  ListPoliciesForTargetCommandInput,
  ListPoliciesForTargetCommandOutput,
  ListTargetsForPolicyCommandInput,
  ListTargetsForPolicyCommandOutput,
} from '@aws-sdk/client-organizations';
import {policiesOn} from '../../world/organization.ts';
import type {Handler} from '../call.ts';
import {administered, findPolicy, findTarget, page, simulatedType} from './find.ts';
import {presentPolicy, presentSummary, presentTarget} from './present.ts';

export const listPolicies: Handler<ListPoliciesCommandInput, ListPoliciesCommandOutput> = (
  input,
  call,
) => {
  const organization = administered(call);
  const wanted = simulatedType(input.Filter);
  const policies = Object.values(organization.policies).filter(({type}) => type === wanted);
  const {items, NextToken} = page(policies, input);
  return {Policies: items.map(presentSummary), NextToken};
};

export const describePolicy: Handler<DescribePolicyCommandInput, DescribePolicyCommandOutput> = (
  input,
  call,
) => ({Policy: presentPolicy(findPolicy(administered(call), input.PolicyId))});

export const listTargetsForPolicy: Handler<
  ListTargetsForPolicyCommandInput,
  ListTargetsForPolicyCommandOutput
> = (input, call) => {
  const organization = administered(call);
  const {id} = findPolicy(organization, input.PolicyId);
  const targets = Object.entries(organization.attachments)
    .filter(([, policies]) => policies.includes(id))
    .map(([target]) => presentTarget(organization, findTarget(organization, target)));
  const {items, NextToken} = page(targets, input);
  return {Targets: items, NextToken};
};

export const listPoliciesForTarget: Handler<
  ListPoliciesForTargetCommandInput,
  ListPoliciesForTargetCommandOutput
> = (input, call) => {
  const organization = administered(call);
  const {TargetId = ''} = input;
  findTarget(organization, TargetId);
  const policies = policiesOn(organization, TargetId, simulatedType(input.Filter));
  const {items, NextToken} = page(policies, input);
  return {Policies: items.map(presentSummary), NextToken};
};
