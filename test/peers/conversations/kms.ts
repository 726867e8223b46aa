/** KMS: the recorded codes and texts of facts/wire.md §6 and the states of facts/aws.md §2.1. */
import type {Kept, Step} from './step.ts';

const orders = '1234abcd-12ab-34cd-56ef-1234567890ab';
const ordersArn = `arn:aws:kms:eu-west-1:111122223333:key/${orders}`;
const unknown = '00000000-1111-4222-8333-444444444444';
const unknownArn = `arn:aws:kms:eu-west-1:111122223333:key/${unknown}`;
const key = (kept: Kept): object => ({KeyId: kept.key});
const refusedInState = (code: string, words: string): Step['refuses'] => ({
  code,
  message: new RegExp(`^arn:aws:kms:eu-west-1:111122223333:key/[0-9a-f-]{36} ${words}$`),
  status: 400,
});

export const kmsConversation: readonly Step[] = [
  {
    call: 'kms:CreateKey',
    input: {Description: 'by a peer'},
    answers: {
      KeyMetadata: {
        KeyState: 'Enabled',
        Enabled: true,
        KeyManager: 'CUSTOMER',
        Origin: 'AWS_KMS',
        KeySpec: 'SYMMETRIC_DEFAULT',
        CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
        KeyUsage: 'ENCRYPT_DECRYPT',
        EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
        MultiRegion: false,
        AWSAccountId: '111122223333',
      },
    },
    keeps: ['key', 'KeyMetadata', 'KeyId'],
  },
  {call: 'kms:DescribeKey', input: key, answers: {KeyMetadata: {Description: 'by a peer'}}},
  {
    call: 'kms:DescribeKey',
    input: {KeyId: 'zz'},
    refuses: {code: 'NotFoundException', message: "Invalid keyId 'zz'", status: 400},
  },
  {
    call: 'kms:DescribeKey',
    input: {KeyId: unknown},
    refuses: {
      code: 'NotFoundException',
      message: `Key '${unknownArn}' does not exist`,
      status: 400,
    },
  },
  {
    call: 'kms:DescribeKey',
    input: {KeyId: ordersArn.replace('eu-west-1', 'us-west-2')},
    refuses: {code: 'NotFoundException', message: 'Invalid arn us-west-2', status: 400},
  },
  {call: 'kms:ListKeys', answers: {Truncated: false}},
  {call: 'kms:ListKeys', input: {Limit: 1}, answers: {Truncated: true}},
  {
    call: 'kms:CreateAlias',
    input: (kept) => ({AliasName: 'alias/peer', TargetKeyId: kept.key}),
    answers: {},
  },
  {
    call: 'kms:CreateAlias',
    input: (kept) => ({AliasName: 'peer', TargetKeyId: kept.key}),
    refuses: {
      code: 'ValidationException',
      message: /^Alias must start with the prefix "alias\/"/,
      status: 400,
    },
  },
  {
    call: 'kms:CreateAlias',
    input: (kept) => ({AliasName: 'alias/peer', TargetKeyId: kept.key}),
    refuses: {code: 'AlreadyExistsException', status: 400},
  },
  {call: 'kms:DescribeKey', input: {KeyId: 'alias/peer'}, answers: {KeyMetadata: {Enabled: true}}},
  {call: 'kms:UpdateAlias', input: {AliasName: 'alias/peer', TargetKeyId: orders}, answers: {}},
  {call: 'kms:ListAliases', input: {KeyId: orders}, answers: {Truncated: false}},
  {call: 'kms:DeleteAlias', input: {AliasName: 'alias/peer'}, answers: {}},
  {
    call: 'kms:DescribeKey',
    input: {KeyId: 'alias/peer'},
    refuses: {code: 'NotFoundException', status: 400},
  },
  {
    call: 'kms:TagResource',
    input: (kept) => ({KeyId: kept.key, Tags: [{TagKey: 'team', TagValue: 'orders'}]}),
    answers: {},
  },
  {
    call: 'kms:TagResource',
    input: (kept) => ({
      KeyId: kept.key,
      Tags: [
        {TagKey: 'a', TagValue: '1'},
        {TagKey: 'a', TagValue: '2'},
      ],
    }),
    refuses: {code: 'TagException', message: 'Duplicate tag keys', status: 400},
  },
  {
    call: 'kms:ListResourceTags',
    input: key,
    answers: {Tags: [{TagKey: 'team', TagValue: 'orders'}]},
  },
  {
    call: 'kms:UntagResource',
    input: (kept) => ({KeyId: kept.key, TagKeys: ['team']}),
    answers: {},
  },
  {call: 'kms:GetKeyRotationStatus', input: key, answers: {KeyRotationEnabled: false}},
  {call: 'kms:EnableKeyRotation', input: key, answers: {}},
  {call: 'kms:GetKeyRotationStatus', input: key, answers: {KeyRotationEnabled: true}},
  {call: 'kms:DisableKeyRotation', input: key, answers: {}},
  {call: 'kms:ListKeyPolicies', input: key, answers: {PolicyNames: ['default']}},
  {call: 'kms:GetKeyPolicy', input: key, answers: {PolicyName: 'default'}},
  {
    call: 'kms:PutKeyPolicy',
    input: (kept) => ({KeyId: kept.key, PolicyName: 'default', Policy: '{'}),
    refuses: {code: 'MalformedPolicyDocumentException', status: 400},
  },
  {
    call: 'kms:PutKeyPolicy',
    input: (kept) => ({
      KeyId: kept.key,
      Policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: {AWS: 'arn:aws:iam::111122223333:role/OnCallResponder'},
            Action: 'kms:DescribeKey',
            Resource: '*',
          },
        ],
      }),
    }),
    refuses: {
      code: 'MalformedPolicyDocumentException',
      message: 'The new key policy will not allow you to update the key policy in the future.',
      status: 400,
    },
  },
  {
    call: 'kms:CreateGrant',
    input: (kept) => ({
      KeyId: kept.key,
      GranteePrincipal: 'arn:aws:iam::111122223333:role/OnCallResponder',
      Operations: ['Decrypt', 'DescribeKey'],
      Name: 'peer',
    }),
    keeps: ['grant', 'GrantId'],
  },
  {
    call: 'kms:CreateGrant',
    input: (kept) => ({
      KeyId: kept.key,
      GranteePrincipal: 'arn:aws:iam::111122223333:role/OnCallResponder',
      Operations: ['Decrypt'],
      DryRun: true,
    }),
    refuses: {
      code: 'DryRunOperationException',
      message: 'The request would have succeeded, but the DryRun option is set.',
      status: 400,
    },
  },
  {call: 'kms:ListGrants', input: key, answers: {Grants: [{Name: 'peer'}]}},
  {
    call: 'kms:RevokeGrant',
    input: (kept) => ({KeyId: kept.key, GrantId: kept.grant}),
    answers: {},
  },
  {
    call: 'kms:Encrypt',
    input: (kept) => ({
      KeyId: kept.key,
      Plaintext: Buffer.from('hello').toString('base64'),
      EncryptionContext: {purpose: 'peer'},
    }),
    answers: {EncryptionAlgorithm: 'SYMMETRIC_DEFAULT'},
    keeps: ['blob', 'CiphertextBlob'],
  },
  {
    call: 'kms:Decrypt',
    input: (kept) => ({CiphertextBlob: kept.blob, EncryptionContext: {purpose: 'peer'}}),
    answers: {Plaintext: Buffer.from('hello').toString('base64')},
  },
  {
    call: 'kms:Decrypt',
    input: (kept) => ({CiphertextBlob: kept.blob}),
    refuses: {code: 'InvalidCiphertextException', message: '', status: 400},
  },
  {
    call: 'kms:Decrypt',
    input: (kept) => ({
      CiphertextBlob: kept.blob,
      EncryptionContext: {purpose: 'peer'},
      KeyId: orders,
    }),
    refuses: {
      code: 'IncorrectKeyException',
      message: 'The key ID in the request does not identify a CMK that can perform this operation.',
      status: 400,
    },
  },
  {
    call: 'kms:GenerateDataKey',
    input: (kept) => ({KeyId: kept.key, KeySpec: 'AES_256'}),
    answers: {},
  },
  {
    call: 'kms:GetParametersForImport',
    input: (kept) => ({
      KeyId: kept.key,
      WrappingAlgorithm: 'RSAES_OAEP_SHA_256',
      WrappingKeySpec: 'RSA_2048',
    }),
    refuses: refusedInState(
      'UnsupportedOperationException',
      'origin is AWS_KMS which is not valid for this operation.',
    ),
  },
  {
    call: 'kms:CancelKeyDeletion',
    input: key,
    refuses: {code: 'KMSInvalidStateException', status: 400},
  },
  {call: 'kms:DisableKey', input: key, answers: {}},
  {call: 'kms:DescribeKey', input: key, answers: {KeyMetadata: {KeyState: 'Disabled'}}},
  {
    call: 'kms:Encrypt',
    input: (kept) => ({KeyId: kept.key, Plaintext: Buffer.from('x').toString('base64')}),
    refuses: refusedInState('DisabledException', 'is disabled\\.'),
  },
  {
    call: 'kms:ScheduleKeyDeletion',
    input: (kept) => ({KeyId: kept.key, PendingWindowInDays: 3}),
    refuses: {code: 'ValidationException', status: 400},
  },
  {
    call: 'kms:ScheduleKeyDeletion',
    input: (kept) => ({KeyId: kept.key, PendingWindowInDays: 7}),
    answers: {KeyState: 'PendingDeletion', PendingWindowInDays: 7},
  },
  {
    call: 'kms:GenerateDataKey',
    input: (kept) => ({KeyId: kept.key, KeySpec: 'AES_256'}),
    refuses: refusedInState('KMSInvalidStateException', 'is pending deletion\\.'),
  },
  {call: 'kms:EnableKey', input: key, refuses: {code: 'KMSInvalidStateException', status: 400}},
  {call: 'kms:CancelKeyDeletion', input: key, answers: {}},
  {call: 'kms:DescribeKey', input: key, answers: {KeyMetadata: {KeyState: 'Disabled'}}},
  {call: 'kms:EnableKey', input: key, answers: {}},
];
