/** Who asks in the cases, and for what: principals by name, the key, the default key policy. */
import type {Principal} from '../../src/policy/request.ts';

/** The account of the key. */
export const home = '111122223333';
/** Another account. */
export const abroad = '444455556666';

/** The key of every case that names no other resource. */
export const keyArn = `arn:aws:kms:us-east-1:${home}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

const session = (accountId: string, role: string, name: string, path = '/'): Principal => ({
  kind: 'role-session',
  arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${name}`,
  accountId,
  roleArn: `arn:aws:iam::${accountId}:role${path}${role}`,
  userId: `AROA${role.replace(/\W/g, '').toUpperCase().padEnd(17, 'X')}:${name}`,
});

const user = (accountId: string, name: string): Principal => ({
  kind: 'user',
  arn: `arn:aws:iam::${accountId}:user/${name}`,
  accountId,
  userId: `AIDA${name.toUpperCase().padEnd(17, 'X')}`,
});

const service = (name: string): Principal => ({kind: 'service', arn: name, accountId: ''});

/** The principals a case may name. */
export const cast: {readonly [name: string]: Principal} = {
  mara: user(home, 'mara'),
  operator: session(home, 'Operator', 'mara'),
  ci: session(home, 'ci-cleanup', 'nightly-4711'),
  deployer: session(home, 'Deployer', 'run-7', '/teams/data/'),
  /** A session as sts:GetCallerIdentity shows it: the role's path is not in it. */
  'operator-without-role': {
    kind: 'role-session',
    arn: `arn:aws:sts::${home}:assumed-role/Operator/mara`,
    accountId: home,
  },
  root: {kind: 'root', arn: `arn:aws:iam::${home}:root`, accountId: home, userId: home},
  'federated-user': {
    kind: 'federated-user',
    arn: `arn:aws:sts::${home}:federated-user/mara`,
    accountId: home,
    userArn: `arn:aws:iam::${home}:user/mara`,
    userId: `${home}:mara`,
  },
  github: {
    kind: 'federated',
    arn: `arn:aws:iam::${home}:oidc-provider/token.actions.githubusercontent.com`,
    accountId: '',
  },
  rds: service('rds.us-east-1.amazonaws.com'),
  'rds-global': service('rds.amazonaws.com'),
  dynamodb: service('dynamodb.us-east-1.amazonaws.com'),
  'rds-linked-role': {
    ...session(home, 'AWSServiceRoleForRDS', 'RDS', '/aws-service-role/rds.amazonaws.com/'),
    isServiceLinkedRole: true,
  },
  outsider: user(abroad, 'otto'),
  'outside-role': session(abroad, 'Engineering', 'bob'),
  'outside-root': {kind: 'root', arn: `arn:aws:iam::${abroad}:root`, accountId: abroad},
};

/** What a key gets when it is created by program: the account decides (facts/aws.md §2.8). */
export const defaultKeyPolicy = [
  {
    Sid: 'Enable IAM User Permissions',
    Effect: 'Allow',
    Principal: {AWS: `arn:aws:iam::${home}:root`},
    Action: 'kms:*',
    Resource: '*',
  },
];

/** The operations of a grant of RDS (facts/aws.md §2.7). */
export const operationsOfRds = [
  'Decrypt',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
  'CreateGrant',
  'RetireGrant',
  'DescribeKey',
];
