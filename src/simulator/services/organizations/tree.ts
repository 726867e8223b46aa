/** DescribeOrganization, DescribeAccount, ListRoots, ListOrganizationalUnitsForParent, ListParents and ListAccounts. */
import type {
  DescribeAccountCommandInput,
  DescribeAccountCommandOutput,
  DescribeOrganizationCommandInput,
  DescribeOrganizationCommandOutput,
  ListAccountsCommandInput,
  ListAccountsCommandOutput,
  ListOrganizationalUnitsForParentCommandInput,
  ListOrganizationalUnitsForParentCommandOutput,
  ListParentsCommandInput,
  ListParentsCommandOutput,
  ListRootsCommandInput,
  ListRootsCommandOutput,
  PolicyTypeSummary,
} from '@aws-sdk/client-organizations';
import {AwsError} from '../../wire/aws-error.ts';
import {member} from '../../world/world.ts';
import type {Handler} from '../call.ts';
import {administered, ownOrganization, page} from './find.ts';
import {arnIn, presentAccount} from './present.ts';

const policyTypes: PolicyTypeSummary[] = [
  {Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED'},
  {Type: 'RESOURCE_CONTROL_POLICY', Status: 'ENABLED'},
];

/** Every member account may ask whom it belongs to. */
export const describeOrganization: Handler<
  DescribeOrganizationCommandInput,
  DescribeOrganizationCommandOutput
> = (_input, call) => {
  const organization = ownOrganization(call);
  const {managementAccountId, accounts} = organization;
  return {
    Organization: {
      Id: organization.id,
      Arn: arnIn(organization, 'organization'),
      FeatureSet: 'ALL',
      MasterAccountArn: arnIn(organization, 'account', managementAccountId),
      MasterAccountId: managementAccountId,
      MasterAccountEmail: accounts[managementAccountId]?.email,
      // Kept by the API for old clients; ListRoots tells which types are enabled.
      AvailablePolicyTypes: policyTypes.slice(0, 1),
    },
  };
};

export const describeAccount: Handler<DescribeAccountCommandInput, DescribeAccountCommandOutput> = (
  input,
  call,
) => {
  const organization = administered(call);
  const account = member(organization.accounts, input.AccountId ?? '');
  if (account) return {Account: presentAccount(organization, account)};
  const message =
    "We can't find an AWS account with the AccountId that you specified, or the account whose credentials you used to make this request isn't a member of an organization.";
  throw new AwsError('AccountNotFoundException', message);
};

export const listRoots: Handler<ListRootsCommandInput, ListRootsCommandOutput> = (input, call) => {
  const organization = administered(call);
  const {rootId} = organization;
  const root = {
    Id: rootId,
    Arn: arnIn(organization, 'root', rootId),
    Name: 'Root',
    PolicyTypes: policyTypes,
  };
  const {items, NextToken} = page([root], input);
  return {Roots: items, NextToken};
};

export const listOrganizationalUnitsForParent: Handler<
  ListOrganizationalUnitsForParentCommandInput,
  ListOrganizationalUnitsForParentCommandOutput
> = (input, call) => {
  const organization = administered(call);
  const {ParentId = ''} = input;
  if (!member(organization.units, ParentId)) {
    const message = "We can't find a root or OU with the ParentId that you specified.";
    throw new AwsError('ParentNotFoundException', message);
  }
  const units = Object.values(organization.units).filter(({parentId}) => parentId === ParentId);
  const {items, NextToken} = page(units, input);
  const OrganizationalUnits = items.map(({id, name}) => ({
    Id: id,
    Arn: arnIn(organization, 'ou', id),
    Name: name,
  }));
  return {OrganizationalUnits, NextToken};
};

export const listParents: Handler<ListParentsCommandInput, ListParentsCommandOutput> = (
  input,
  call,
) => {
  const organization = administered(call);
  const {ChildId = ''} = input;
  const parentId =
    member(organization.accounts, ChildId)?.parentId ??
    member(organization.units, ChildId)?.parentId;
  if (parentId === undefined) {
    const message =
      "We can't find an organizational unit (OU) or AWS account with the ChildId that you specified.";
    throw new AwsError('ChildNotFoundException', message);
  }
  const Type = parentId === organization.rootId ? 'ROOT' : 'ORGANIZATIONAL_UNIT';
  return {Parents: [{Id: parentId, Type}]};
};

export const listAccounts: Handler<ListAccountsCommandInput, ListAccountsCommandOutput> = (
  input,
  call,
) => {
  const organization = administered(call);
  const {items, NextToken} = page(Object.values(organization.accounts), input);
  return {Accounts: items.map((account) => presentAccount(organization, account)), NextToken};
};
