/** Users, keys, boundaries and versions of policies; sessions of STS; the rest of AWS Backup. */
import type {Step} from './step.ts';

const home = '111122223333';
const UserName = 'peer';
const user = {UserName};
const nobody = {UserName: 'zoe'};
const noUser = {
  code: 'NoSuchEntity',
  message: 'The user with name zoe cannot be found.',
  status: 404,
};
const RoleName = 'PeerRole';
const noRole = {
  code: 'NoSuchEntity',
  message: 'The role with name Nobody cannot be found.',
  status: 404,
};
const document = (...Statement: object[]) => JSON.stringify({Version: '2012-10-17', Statement});
const keys = document({Effect: 'Allow', Action: 'kms:Describe*', Resource: '*'});
const trust = document({Effect: 'Allow', Action: 'sts:AssumeRole', Principal: {AWS: home}});
const PolicyArn = `arn:aws:iam::${home}:policy/PeerPolicy`;
const inline = {...user, PolicyName: 'Keys'};

export const furtherIdentityConversation: readonly Step[] = [
  {call: 'iam:CreateUser', input: user, answers: {User: {Arn: `arn:aws:iam::${home}:user/peer`}}},
  {call: 'iam:CreateUser', input: user, refuses: {code: 'EntityAlreadyExists', status: 409}},
  {call: 'iam:GetUser', input: user, answers: {User: user}},
  {call: 'iam:ListUsers', answers: {Users: [user], IsTruncated: false}},
  {call: 'iam:ListGroupsForUser', input: user, answers: {Groups: []}},
  {call: 'iam:ListGroupsForUser', input: nobody, refuses: noUser},
  {call: 'iam:PutUserPolicy', input: {...inline, PolicyDocument: keys}},
  {call: 'iam:PutUserPolicy', input: {...inline, ...nobody, PolicyDocument: keys}, refuses: noUser},
  {call: 'iam:GetUserPolicy', input: inline, answers: {PolicyDocument: JSON.parse(keys)}},
  {call: 'iam:ListUserPolicies', input: user, answers: {PolicyNames: ['Keys']}},
  {call: 'iam:DeleteUser', input: user, refuses: {code: 'DeleteConflict', status: 409}},
  {call: 'iam:DeleteUserPolicy', input: inline},
  {call: 'iam:DeleteUserPolicy', input: inline, refuses: {code: 'NoSuchEntity', status: 404}},
  {call: 'iam:GetUserPolicy', input: inline, refuses: {code: 'NoSuchEntity', status: 404}},
  {call: 'iam:AttachUserPolicy', input: {...user, PolicyArn}},
  {
    call: 'iam:ListAttachedUserPolicies',
    input: user,
    answers: {AttachedPolicies: [{PolicyName: 'PeerPolicy'}]},
  },
  {call: 'iam:DetachUserPolicy', input: {...user, PolicyArn}},
  {
    call: 'iam:DetachUserPolicy',
    input: {...user, PolicyArn},
    refuses: {code: 'NoSuchEntity', status: 404},
  },
  {
    call: 'iam:CreateAccessKey',
    input: user,
    answers: {AccessKey: {...user, Status: 'Active'}},
    keeps: ['accessKey', 'AccessKey', 'AccessKeyId'],
  },
  {call: 'iam:CreateAccessKey', input: nobody, refuses: noUser},
  {call: 'iam:ListAccessKeys', input: user, answers: {AccessKeyMetadata: [{Status: 'Active'}]}},
  {
    call: 'iam:DeleteAccessKey',
    input: (kept) => ({...user, AccessKeyId: kept.accessKey}),
  },
  {
    call: 'iam:DeleteAccessKey',
    input: (kept) => ({...user, AccessKeyId: kept.accessKey}),
    refuses: {code: 'NoSuchEntity', status: 404},
  },
  {call: 'iam:DeleteUser', input: user},

  {call: 'iam:ListRoles', answers: {IsTruncated: false}},
  {call: 'iam:GetRole', input: {RoleName}, answers: {Role: {RoleName}}},
  {call: 'iam:UpdateAssumeRolePolicy', input: {RoleName, PolicyDocument: trust}},
  {
    call: 'iam:UpdateAssumeRolePolicy',
    input: {RoleName: 'Nobody', PolicyDocument: trust},
    refuses: noRole,
  },
  {call: 'iam:TagRole', input: {RoleName, Tags: [{Key: 'team', Value: 'shop'}]}},
  {
    call: 'iam:TagRole',
    input: {RoleName: 'Nobody', Tags: [{Key: 'team', Value: 'shop'}]},
    refuses: noRole,
  },
  {
    call: 'iam:PutRolePermissionsBoundary',
    input: {RoleName, PermissionsBoundary: PolicyArn},
  },
  {
    call: 'iam:GetRole',
    input: {RoleName},
    answers: {
      Role: {
        PermissionsBoundary: {PermissionsBoundaryArn: PolicyArn},
        Tags: [{Key: 'team', Value: 'shop'}],
      },
    },
  },
  {call: 'iam:DeleteRolePermissionsBoundary', input: {RoleName}},
  {call: 'iam:DeleteRolePermissionsBoundary', input: {RoleName: 'Nobody'}, refuses: noRole},
  {call: 'iam:GetPolicy', input: {PolicyArn}, answers: {Policy: {DefaultVersionId: 'v1'}}},
  {
    call: 'iam:CreatePolicyVersion',
    input: {PolicyArn, PolicyDocument: trust.replace('sts:AssumeRole', 'x'), SetAsDefault: true},
    refuses: {code: 'MalformedPolicyDocument', status: 400},
  },
  {
    call: 'iam:CreatePolicyVersion',
    input: {PolicyArn, PolicyDocument: keys, SetAsDefault: true},
    answers: {PolicyVersion: {VersionId: 'v2', IsDefaultVersion: true}},
  },
  {
    call: 'iam:ListPolicyVersions',
    input: {PolicyArn},
    answers: {Versions: [{VersionId: 'v2'}, {VersionId: 'v1'}]},
  },
  {
    call: 'iam:GetPolicyVersion',
    input: {PolicyArn, VersionId: 'v9'},
    refuses: {code: 'NoSuchEntity', status: 404},
  },
  {call: 'iam:ListPolicies', input: {Scope: 'Local'}, answers: {Policies: [{Arn: PolicyArn}]}},
  {
    call: 'iam:SimulateCustomPolicy',
    input: {PolicyInputList: [keys], ActionNames: ['kms:DescribeKey', 'kms:EnableKey']},
    answers: {
      EvaluationResults: [{EvalDecision: 'allowed'}, {EvalDecision: 'implicitDeny'}],
    },
  },
  {call: 'iam:DetachRolePolicy', input: {RoleName, PolicyArn}},
  {call: 'iam:DeleteRolePolicy', input: {RoleName, PolicyName: 'Keys'}},
  {
    call: 'iam:DeleteRolePolicy',
    input: {RoleName, PolicyName: 'Keys'},
    refuses: {code: 'NoSuchEntity', status: 404},
  },
  {call: 'iam:DeleteRole', input: {RoleName}},
  {call: 'iam:ListRolePolicies', input: {RoleName: 'Nobody'}, refuses: noRole},

  // Only users have session tokens of this kind; the caller is a session itself.
  {call: 'sts:GetSessionToken', refuses: {code: 'AccessDenied', status: 403}},

  {call: 'backup:ListBackupVaults', answers: {BackupVaultList: [{BackupVaultName: 'Default'}]}},
  {
    call: 'backup:DescribeBackupVault',
    input: {BackupVaultName: 'Default'},
    answers: {BackupVaultName: 'Default'},
  },
  {
    call: 'backup:DescribeBackupVault',
    input: {BackupVaultName: 'Other'},
    refuses: {code: 'ResourceNotFoundException', status: 400},
  },
  {call: 'backup:ListRecoveryPointsByBackupVault', input: {BackupVaultName: 'Default'}},
  {
    call: 'backup:ListRecoveryPointsByBackupVault',
    input: {BackupVaultName: 'Other'},
    refuses: {code: 'ResourceNotFoundException', status: 400},
  },
  {call: 'backup:ListRestoreJobs'},
  {
    call: 'backup:DescribeRestoreJob',
    input: {RestoreJobId: 'none'},
    refuses: {code: 'ResourceNotFoundException', status: 400},
  },
  {
    call: 'backup:DescribeCopyJob',
    input: {CopyJobId: 'none'},
    refuses: {code: 'ResourceNotFoundException', status: 400},
  },
];
