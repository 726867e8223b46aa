/** The organization as its management account sees it: tree, policies, and who may change them. */
import {
  credentialsOf,
  home,
  management,
  policy,
  statement,
  world,
} from '../../simulator/identity/account.ts';
import type {Conversation} from './all.ts';
import type {Step} from './step.ts';

const guard = {
  name: 'Guard',
  id: 'p-guard00001',
  document: policy(statement('Deny', 'kms:ScheduleKeyDeletion')),
};
const Filter = 'SERVICE_CONTROL_POLICY';
const PolicyId = guard.id;
const noPolicy = {code: 'PolicyNotFoundException', status: 400};
const content = JSON.stringify(policy(statement('Deny', 'kms:DisableKey')));

/** Called by somebody of the management account. */
export const organizationAccount: Conversation['account'] = () => {
  const simulator = world({
    organization: {
      id: 'o-exampleorgid',
      managementAccount: management,
      units: [{name: 'Workloads', id: 'ou-ab12-workloads1'}],
      accounts: {[home]: {name: 'shop', unit: 'Workloads'}},
      serviceControlPolicies: [guard],
    },
    principals: {
      landlord: {role: 'Landlord', session: 'l', accountId: management, allow: ['*']},
    },
  });
  return {simulator, credentials: credentialsOf(simulator, 'landlord')};
};

export const organizationConversation: readonly Step[] = [
  {
    call: 'organizations:DescribeAccount',
    input: {AccountId: home},
    answers: {Account: {Id: home, Name: 'shop', Status: 'ACTIVE'}},
  },
  {
    call: 'organizations:DescribeAccount',
    input: {AccountId: '999999999999'},
    refuses: {code: 'AccountNotFoundException', status: 400},
  },
  {
    call: 'organizations:DescribeOrganization',
    answers: {Organization: {Id: 'o-exampleorgid', MasterAccountId: management}},
  },
  {
    call: 'organizations:ListRoots',
    answers: {Roots: [{Name: 'Root'}]},
    keeps: ['root', 'Roots', '0', 'Id'],
  },
  {
    call: 'organizations:ListOrganizationalUnitsForParent',
    input: (kept) => ({ParentId: kept.root}),
    answers: {OrganizationalUnits: [{Id: 'ou-ab12-workloads1', Name: 'Workloads'}]},
  },
  {
    call: 'organizations:ListOrganizationalUnitsForParent',
    input: {ParentId: 'ou-ab12-nowhere01'},
    refuses: {code: 'ParentNotFoundException', status: 400},
  },
  {
    call: 'organizations:ListParents',
    input: {ChildId: home},
    answers: {Parents: [{Id: 'ou-ab12-workloads1', Type: 'ORGANIZATIONAL_UNIT'}]},
  },
  {
    call: 'organizations:ListParents',
    input: {ChildId: '123456789012'},
    refuses: {code: 'ChildNotFoundException', status: 400},
  },
  {call: 'organizations:ListAccounts'},
  {call: 'organizations:ListPolicies', input: {Filter}},
  {
    call: 'organizations:ListPolicies',
    input: {Filter: 'NOPE'},
    refuses: {code: 'InvalidInputException', status: 400},
  },
  {
    call: 'organizations:DescribePolicy',
    input: {PolicyId},
    answers: {Policy: {PolicySummary: {Name: 'Guard', Type: Filter, AwsManaged: false}}},
  },
  {call: 'organizations:DescribePolicy', input: {PolicyId: 'p-nobody0001'}, refuses: noPolicy},
  {
    call: 'organizations:ListTargetsForPolicy',
    input: {PolicyId: 'p-nobody0001'},
    refuses: noPolicy,
  },
  {
    call: 'organizations:CreatePolicy',
    input: {Name: 'Freeze', Description: '', Type: Filter, Content: '{'},
    refuses: {code: 'MalformedPolicyDocumentException', status: 400},
  },
  {
    call: 'organizations:CreatePolicy',
    input: {Name: 'Freeze', Description: '', Type: Filter, Content: content},
    keeps: ['policy', 'Policy', 'PolicySummary', 'Id'],
  },
  {
    call: 'organizations:AttachPolicy',
    input: (kept) => ({PolicyId: kept.policy, TargetId: home}),
  },
  {
    call: 'organizations:AttachPolicy',
    input: (kept) => ({PolicyId: kept.policy, TargetId: home}),
    refuses: {code: 'DuplicatePolicyAttachmentException', status: 400},
  },
  {
    call: 'organizations:ListTargetsForPolicy',
    input: (kept) => ({PolicyId: kept.policy}),
    answers: {Targets: [{TargetId: home, Type: 'ACCOUNT'}]},
  },
  {call: 'organizations:ListPoliciesForTarget', input: {TargetId: home, Filter}},
  {
    call: 'organizations:ListPoliciesForTarget',
    input: {TargetId: '123456789012', Filter},
    refuses: {code: 'TargetNotFoundException', status: 400},
  },
  {
    call: 'organizations:UpdatePolicy',
    input: (kept) => ({PolicyId: kept.policy, Description: 'nobody switches keys off'}),
    answers: {Policy: {PolicySummary: {Description: 'nobody switches keys off'}}},
  },
  {call: 'organizations:UpdatePolicy', input: {PolicyId: 'p-nobody0001'}, refuses: noPolicy},
  {
    call: 'organizations:DetachPolicy',
    input: (kept) => ({PolicyId: kept.policy, TargetId: home}),
  },
  {
    call: 'organizations:DetachPolicy',
    input: (kept) => ({PolicyId: kept.policy, TargetId: home}),
    refuses: {code: 'PolicyNotAttachedException', status: 400},
  },
];
