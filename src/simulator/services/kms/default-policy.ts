/** The key policies that AWS writes: the programmatic default and the one of an AWS managed key. */
import type {Place} from '../../world/world.ts';

/** The programmatic default: the account decides by IAM (facts/aws.md §2.8). */
export function defaultPolicy(accountId: string): object {
  return {
    Version: '2012-10-17',
    Id: 'key-default-1',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: {AWS: `arn:aws:iam::${accountId}:root`},
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  };
}

/** The policy of `aws/rds`: use through RDS only, and reading for the account (facts/aws.md §2.5). */
export function managedPolicy(
  {accountId, region}: Place,
  service: 'rds' | 'secretsmanager' = 'rds',
): object {
  const title = service === 'rds' ? 'RDS' : 'AWS Secrets Manager';
  return {
    Version: '2012-10-17',
    Id: `auto-${service}-2`,
    Statement: [
      {
        Sid: `Allow access through ${title} for all principals in the account that are authorized to use ${title}`,
        Effect: 'Allow',
        Principal: {AWS: '*'},
        Action: [
          'kms:Encrypt',
          'kms:Decrypt',
          'kms:ReEncrypt*',
          'kms:GenerateDataKey*',
          'kms:CreateGrant',
          'kms:ListGrants',
          'kms:DescribeKey',
        ],
        Resource: '*',
        Condition: {
          StringEquals: {
            'kms:ViaService': `${service}.${region}.amazonaws.com`,
            'kms:CallerAccount': accountId,
          },
        },
      },
      {
        Sid: 'Allow direct access to key metadata to the account',
        Effect: 'Allow',
        Principal: {AWS: `arn:aws:iam::${accountId}:root`},
        Action: ['kms:Describe*', 'kms:Get*', 'kms:List*', 'kms:RevokeGrant'],
        Resource: '*',
      },
    ],
  };
}
