/** What nobody has, what is out of range, what is no policy: refusals of the calls that rarely meet one. */
import type {Step} from './step.ts';

const home = '111122223333';
const nobody = '00000000-1111-4222-8333-444444444444';
const KeyId = nobody;
const refused = (code: string, status: number, message?: string | RegExp) => ({
  refuses: {code, status, message},
});
const noKey = refused(
  'NotFoundException',
  400,
  `Key 'arn:aws:kms:eu-west-1:${home}:key/${nobody}' does not exist`,
);
const noAlias = refused(
  'NotFoundException',
  400,
  `Alias arn:aws:kms:eu-west-1:${home}:alias/none is not found.`,
);
const tooFew = refused('ValidationException', 400, /'limit' failed to satisfy constraint/);
const noUser = refused('NoSuchEntity', 404, 'The user with name zoe cannot be found.');
const noRole = refused('NoSuchEntity', 404, 'The role with name Nobody cannot be found.');
const noVault = refused('ResourceNotFoundException', 400, 'Backup vault Other cannot be found.');
const outOfRange = refused('InvalidParameterValue', 400, /MaxRecords/);
const few = {MaxRecords: 5};
const user = {UserName: 'zoe'};
const role = {RoleName: 'Nobody'};
const managed = 'arn:aws:iam::aws:policy/AdministratorAccess';
const PolicyDocument = '{"Version":"2012-10-17","Statement":[]}';
const point = `arn:aws:rds:eu-west-1:${home}:snapshot:none`;

export const refusalConversation: readonly Step[] = [
  {call: 'kms:CreateKey', input: {KeySpec: 'NOPE'}, ...refused('ValidationException', 400)},
  {call: 'kms:ListKeys', input: {Limit: 0}, ...tooFew},
  {call: 'kms:ListAliases', input: {Limit: 0}, ...tooFew},
  {
    call: 'kms:ListRetirableGrants',
    input: {RetiringPrincipal: `arn:aws:iam::${home}:root`, Limit: 0},
    ...tooFew,
  },
  {call: 'kms:ListResourceTags', input: {KeyId}, ...noKey},
  {call: 'kms:UntagResource', input: {KeyId, TagKeys: ['team']}, ...noKey},
  {call: 'kms:GetKeyRotationStatus', input: {KeyId}, ...noKey},
  {call: 'kms:DisableKeyRotation', input: {KeyId}, ...noKey},
  {call: 'kms:UpdateAlias', input: {AliasName: 'alias/none', TargetKeyId: KeyId}, ...noAlias},
  {call: 'kms:DeleteAlias', input: {AliasName: 'alias/none'}, ...noAlias},

  {call: 'rds:DescribeDBInstanceAutomatedBackups', input: few, ...outOfRange},
  {call: 'rds:DescribeDBEngineVersions', input: few, ...outOfRange},
  {call: 'rds:DescribeOrderableDBInstanceOptions', input: {Engine: 'mysql', ...few}, ...outOfRange},
  {call: 'rds:DescribeSourceRegions', input: few, ...outOfRange},
  {call: 'rds:DescribePendingMaintenanceActions', input: few, ...outOfRange},

  {
    call: 'backup:ListRecoveryPointsByResource',
    input: {ResourceArn: 'orders-db', NextToken: 'none'},
    ...refused('InvalidParameterValueException', 400),
  },
  {
    call: 'backup:GetRecoveryPointRestoreMetadata',
    input: {BackupVaultName: 'Other', RecoveryPointArn: point},
    ...noVault,
  },
  {
    call: 'backup:StartCopyJob',
    input: {
      RecoveryPointArn: point,
      SourceBackupVaultName: 'Other',
      DestinationBackupVaultArn: `arn:aws:backup:eu-west-1:${home}:backup-vault:Default`,
      IamRoleArn: `arn:aws:iam::${home}:role/AWSBackupDefaultServiceRole`,
    },
    ...noVault,
  },

  {
    call: 'iam:PutRolePermissionsBoundary',
    input: {...role, PermissionsBoundary: managed},
    ...noRole,
  },
  {call: 'iam:PutRolePolicy', input: {...role, PolicyName: 'Keys', PolicyDocument}, ...noRole},
  {call: 'iam:DetachRolePolicy', input: {...role, PolicyArn: managed}, ...noRole},
  {call: 'iam:ListAttachedRolePolicies', input: role, ...noRole},
  {call: 'iam:ListAccessKeys', input: user, ...noUser},
  {call: 'iam:ListUserPolicies', input: user, ...noUser},
  {call: 'iam:AttachUserPolicy', input: {...user, PolicyArn: managed}, ...noUser},
  {call: 'iam:ListAttachedUserPolicies', input: user, ...noUser},
  {
    call: 'iam:CreatePolicy',
    input: {PolicyName: 'Peer', PolicyDocument: '{'},
    ...refused('MalformedPolicyDocument', 400),
  },
  {
    call: 'iam:ListPolicyVersions',
    input: {PolicyArn: `arn:aws:iam::${home}:policy/None`},
    ...refused('NoSuchEntity', 404, `Policy arn:aws:iam::${home}:policy/None was not found.`),
  },
  {
    call: 'iam:SimulatePrincipalPolicy',
    input: {PolicySourceArn: `arn:aws:iam::${home}:role/Nobody`, ActionNames: ['kms:Decrypt']},
    ...refused('NoSuchEntity', 404),
  },
  {
    call: 'iam:SimulateCustomPolicy',
    input: {PolicyInputList: ['{'], ActionNames: ['kms:Decrypt']},
    ...refused('InvalidInput', 400),
  },
];
