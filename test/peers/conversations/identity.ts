/** IAM and STS: roles made and assumed, policies put and simulated, and their refusals. */
import type {Step} from './step.ts';

const home = '111122223333';
const RoleName = 'PeerRole';
const roleArn = `arn:aws:iam::${home}:role/${RoleName}`;
const document = (...Statement: object[]) => JSON.stringify({Version: '2012-10-17', Statement});
const trust = document({Effect: 'Allow', Action: 'sts:AssumeRole', Principal: {AWS: home}});
const keys = document({Sid: 'Keys', Effect: 'Allow', Action: 'kms:Describe*', Resource: '*'});
const PolicyArn = `arn:aws:iam::${home}:policy/PeerPolicy`;

export const identityConversation: readonly Step[] = [
  {
    call: 'iam:CreateRole',
    input: {RoleName, AssumeRolePolicyDocument: '{'},
    refuses: {
      code: 'MalformedPolicyDocument',
      message: 'This policy contains invalid Json',
      status: 400,
    },
  },
  {
    call: 'iam:CreateRole',
    input: {RoleName, AssumeRolePolicyDocument: trust},
    answers: {Role: {Arn: roleArn, MaxSessionDuration: 3600}},
  },
  {
    call: 'iam:CreateRole',
    input: {RoleName, AssumeRolePolicyDocument: trust},
    refuses: {
      code: 'EntityAlreadyExists',
      message: 'Role with name PeerRole already exists.',
      status: 409,
    },
  },
  {
    call: 'iam:PutRolePolicy',
    input: {RoleName, PolicyName: 'Keys', PolicyDocument: keys},
  },
  {
    call: 'iam:GetRolePolicy',
    input: {RoleName, PolicyName: 'Keys'},
    answers: {RoleName, PolicyName: 'Keys', PolicyDocument: JSON.parse(keys)},
  },
  {call: 'iam:ListRolePolicies', input: {RoleName}, answers: {PolicyNames: ['Keys']}},
  {
    call: 'iam:CreatePolicy',
    input: {PolicyName: 'PeerPolicy', PolicyDocument: keys},
    answers: {Policy: {Arn: PolicyArn, DefaultVersionId: 'v1'}},
  },
  {
    call: 'iam:GetPolicyVersion',
    input: {PolicyArn, VersionId: 'v1'},
    answers: {PolicyVersion: {Document: JSON.parse(keys), IsDefaultVersion: true}},
  },
  {call: 'iam:AttachRolePolicy', input: {RoleName, PolicyArn}},
  {
    call: 'iam:AttachRolePolicy',
    input: {RoleName, PolicyArn: 'arn:aws:iam::aws:policy/None'},
    refuses: {
      code: 'NoSuchEntity',
      message: 'Policy arn:aws:iam::aws:policy/None does not exist or is not attachable.',
      status: 404,
    },
  },
  {
    call: 'iam:ListAttachedRolePolicies',
    input: {RoleName},
    answers: {AttachedPolicies: [{PolicyName: 'PeerPolicy', PolicyArn}]},
  },
  {
    call: 'iam:GetUser',
    input: {UserName: 'zoe'},
    refuses: {
      code: 'NoSuchEntity',
      message: 'The user with name zoe cannot be found.',
      status: 404,
    },
  },
  {
    call: 'iam:SimulatePrincipalPolicy',
    input: {PolicySourceArn: roleArn, ActionNames: ['kms:DescribeKey', 'kms:EnableKey']},
    answers: {
      EvaluationResults: [
        {EvalActionName: 'kms:DescribeKey', EvalDecision: 'allowed'},
        {EvalActionName: 'kms:EnableKey', EvalDecision: 'implicitDeny', MatchedStatements: []},
      ],
    },
  },
  {
    call: 'sts:AssumeRole',
    input: {RoleArn: roleArn, RoleSessionName: 'peer'},
    answers: {AssumedRoleUser: {Arn: `arn:aws:sts::${home}:assumed-role/${RoleName}/peer`}},
  },
  {
    call: 'sts:AssumeRole',
    input: {RoleArn: 'nothing-valid-in-here', RoleSessionName: 'peer'},
    refuses: {code: 'ValidationError', message: 'nothing-valid-in-here is invalid', status: 400},
  },
  {
    call: 'sts:AssumeRole',
    input: {RoleArn: `arn:aws:iam::${home}:role/Nobody`, RoleSessionName: 'peer'},
    refuses: {
      code: 'AccessDenied',
      message: /is not authorized to perform: sts:AssumeRole/,
      status: 403,
    },
  },
  {
    call: 'iam:GetRole',
    input: {RoleName: 'Nobody'},
    refuses: {
      code: 'NoSuchEntity',
      message: 'The role with name Nobody cannot be found.',
      status: 404,
    },
  },
  {
    call: 'iam:GetRolePolicy',
    input: {RoleName, PolicyName: 'None'},
    refuses: {
      code: 'NoSuchEntity',
      message: 'The role policy with name None cannot be found.',
      status: 404,
    },
  },
  {
    call: 'iam:GetPolicy',
    input: {PolicyArn: `arn:aws:iam::${home}:policy/None`},
    refuses: {
      code: 'NoSuchEntity',
      message: `Policy arn:aws:iam::${home}:policy/None was not found.`,
      status: 404,
    },
  },
  {
    call: 'iam:DeleteRole',
    input: {RoleName},
    refuses: {
      code: 'DeleteConflict',
      message: 'Cannot delete entity, must detach all policies first.',
      status: 409,
    },
  },
  {
    call: 'organizations:DescribeOrganization',
    refuses: {
      code: 'AWSOrganizationsNotInUseException',
      message: 'Your account is not a member of an organization.',
      status: 400,
    },
  },
];
