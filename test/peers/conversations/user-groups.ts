/** Groups of IAM: made, filled, given policies, emptied. */
import type {Step} from './step.ts';

const home = '111122223333';
const GroupName = 'peers';
const group = {GroupName};
const nobody = {GroupName: 'none'};
const user = {UserName: 'peer-in-group'};
const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess';
const PolicyDocument = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{Effect: 'Deny', Action: 'kms:DisableKey', Resource: '*'}],
});
const inline = {...group, PolicyName: 'NoDisabling'};
const noGroup = {
  refuses: {
    code: 'NoSuchEntity',
    message: 'The group with name none cannot be found.',
    status: 404,
  },
};
const gone = {refuses: {code: 'NoSuchEntity', status: 404}};

export const userGroupConversation: readonly Step[] = [
  {call: 'iam:CreateUser', input: user},
  {
    call: 'iam:CreateGroup',
    input: group,
    answers: {Group: {...group, Arn: `arn:aws:iam::${home}:group/peers`, GroupId: /^AGPA/}},
  },
  {call: 'iam:CreateGroup', input: group, refuses: {code: 'EntityAlreadyExists', status: 409}},
  {call: 'iam:AddUserToGroup', input: {...group, ...user}},
  {call: 'iam:AddUserToGroup', input: {...nobody, ...user}, ...noGroup},
  {call: 'iam:GetGroup', input: group, answers: {Group: group, Users: [user]}},
  {call: 'iam:GetGroup', input: nobody, ...noGroup},
  {call: 'iam:ListGroupsForUser', input: user, answers: {Groups: [group]}},
  {call: 'iam:PutGroupPolicy', input: {...inline, PolicyDocument}},
  {call: 'iam:PutGroupPolicy', input: {...inline, ...nobody, PolicyDocument}, ...noGroup},
  {
    call: 'iam:GetGroupPolicy',
    input: inline,
    answers: {PolicyDocument: JSON.parse(PolicyDocument)},
  },
  {call: 'iam:GetGroupPolicy', input: {...group, PolicyName: 'None'}, ...gone},
  {call: 'iam:ListGroupPolicies', input: group, answers: {PolicyNames: ['NoDisabling']}},
  {call: 'iam:ListGroupPolicies', input: nobody, ...noGroup},
  {call: 'iam:AttachGroupPolicy', input: {...group, PolicyArn}},
  {call: 'iam:AttachGroupPolicy', input: {...nobody, PolicyArn}, ...noGroup},
  {
    call: 'iam:ListAttachedGroupPolicies',
    input: group,
    answers: {AttachedPolicies: [{PolicyName: 'AdministratorAccess', PolicyArn}]},
  },
  {call: 'iam:ListAttachedGroupPolicies', input: nobody, ...noGroup},
  {call: 'iam:DetachGroupPolicy', input: {...group, PolicyArn}},
  {call: 'iam:DetachGroupPolicy', input: {...group, PolicyArn}, ...gone},
  {call: 'iam:DeleteGroupPolicy', input: inline},
  {call: 'iam:DeleteGroupPolicy', input: inline, ...gone},
  {call: 'iam:RemoveUserFromGroup', input: {...group, ...user}},
  {call: 'iam:RemoveUserFromGroup', input: {...nobody, ...user}, ...noGroup},
  {call: 'iam:GetGroup', input: group, answers: {Users: []}},
];
