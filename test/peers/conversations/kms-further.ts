/** KMS beyond a plain key: grants, imported material, Regions, key stores, rotation (facts/aws.md §2). */
import {wrapped} from '../../simulator/kms/wrapping.ts';
import type {Kept, Step} from './step.ts';

const minute = 60_000;
const key = (id: string): string => `arn:aws:kms:eu-west-1:111122223333:key/${id}`;
const orders = key('1234abcd-12ab-34cd-56ef-1234567890ab');
const spare = key('5f0c2a71-8d3e-4b96-a1c4-77e09b3d21f8');
const nobody = '00000000-1111-4222-8333-444444444444';
const notFound = {
  code: 'NotFoundException',
  message: `Key '${key(nobody)}' does not exist`,
  status: 400,
};
const secret = Buffer.from('peer').toString('base64');
const holder = 'arn:aws:iam::111122223333:role/OnCallResponder';
const wrapping = {WrappingAlgorithm: 'RSAES_OAEP_SHA_256', WrappingKeySpec: 'RSA_2048'};
const unwrapped = Buffer.alloc(32, 7);
const keyPolicy = (principal: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{Effect: 'Allow', Principal: {AWS: principal}, Action: 'kms:*', Resource: '*'}],
  });

/** The material from the safe, wrapped as an operator does it outside AWS. */
function importOf(kept: Kept, more: object): object {
  const publicKey = Buffer.from(kept.publicKey ?? '', 'base64');
  const material = wrapped(unwrapped, publicKey, wrapping.WrappingAlgorithm);
  return {
    KeyId: kept.outside,
    ImportToken: kept.importToken,
    EncryptedKeyMaterial: material.toString('base64'),
    ...more,
  };
}

const sealedWithToken = (kept: Kept): object => ({
  KeyId: orders,
  Plaintext: secret,
  GrantTokens: [kept.grantToken],
});
const outside = (kept: Kept): object => ({KeyId: kept.outside});
const store = (kept: Kept): object => ({CustomKeyStoreId: kept.store});
const noStore = {CustomKeyStoreId: 'cks-00000000000000000'};
const storeNotFound = {code: 'CustomKeyStoreNotFoundException', status: 400};
const several = (kept: Kept): object => ({KeyId: kept.several});
const shownStore = (state: string): Step['answers'] => ({
  CustomKeyStores: [{ConnectionState: state}],
});

export const furtherKmsConversation: readonly Step[] = [
  {call: 'kms:UpdateKeyDescription', input: {KeyId: orders, Description: 'of the orders'}},
  {
    call: 'kms:UpdateKeyDescription',
    input: {KeyId: nobody, Description: 'of nobody'},
    refuses: notFound,
  },
  {call: 'kms:GetKeyLastUsage', input: {KeyId: orders}},
  {call: 'kms:GetKeyLastUsage', input: {KeyId: nobody}, refuses: notFound},
  {
    call: 'kms:GenerateDataKeyWithoutPlaintext',
    input: {KeyId: orders, KeySpec: 'AES_256'},
    answers: {KeyId: orders, CiphertextBlob: /./},
  },
  {
    call: 'kms:GenerateDataKeyWithoutPlaintext',
    input: {KeyId: nobody, KeySpec: 'AES_256'},
    refuses: notFound,
  },
  {
    call: 'kms:Encrypt',
    input: {KeyId: orders, Plaintext: secret, EncryptionContext: {to: 'peer'}},
    keeps: ['sealed', 'CiphertextBlob'],
  },
  {
    call: 'kms:ReEncrypt',
    input: (kept) => ({CiphertextBlob: kept.sealed, DestinationKeyId: spare}),
    refuses: {code: 'InvalidCiphertextException', status: 400},
  },
  {
    call: 'kms:ReEncrypt',
    input: (kept) => ({
      CiphertextBlob: kept.sealed,
      SourceEncryptionContext: {to: 'peer'},
      DestinationKeyId: spare,
    }),
    answers: {SourceKeyId: orders, KeyId: spare},
    keeps: ['sealedAgain', 'CiphertextBlob'],
  },
  {
    call: 'kms:Decrypt',
    input: (kept) => ({CiphertextBlob: kept.sealedAgain}),
    answers: {KeyId: spare, Plaintext: secret},
  },
  {
    call: 'kms:CreateGrant',
    input: {
      KeyId: orders,
      GranteePrincipal: holder,
      RetiringPrincipal: holder,
      Operations: ['DescribeKey'],
      Name: 'for-a-peer',
    },
    keeps: [
      ['grantToken', 'GrantToken'],
      ['grantId', 'GrantId'],
    ],
  },
  {
    call: 'kms:ListRetirableGrants',
    input: {RetiringPrincipal: holder},
    answers: {Grants: [{Name: 'for-a-peer', KeyId: orders, Operations: ['DescribeKey']}]},
  },
  {
    call: 'kms:ListGrants',
    input: (kept) => ({KeyId: orders, GrantId: kept.grantId}),
    answers: {Grants: [{RetiringPrincipal: holder}]},
  },
  {call: 'kms:ListGrants', input: {KeyId: nobody}, refuses: notFound},
  {call: 'kms:Encrypt', input: sealedWithToken, answers: {KeyId: orders}},
  {call: 'kms:RetireGrant', input: (kept) => ({GrantToken: kept.grantToken})},
  {
    call: 'kms:Encrypt',
    input: sealedWithToken,
    refuses: {code: 'InvalidGrantTokenException', status: 400},
  },
  {
    call: 'kms:RevokeGrant',
    input: (kept) => ({KeyId: orders, GrantId: kept.grantId}),
    refuses: {code: 'NotFoundException', status: 400},
  },
  {
    call: 'kms:RetireGrant',
    input: {GrantToken: 'no-such-token'},
    refuses: {code: 'InvalidGrantTokenException', status: 400},
  },
  {call: 'kms:PutKeyPolicy', input: {KeyId: spare, PolicyName: 'default', Policy: keyPolicy('*')}},
  {
    call: 'kms:GetKeyPolicy',
    input: {KeyId: spare},
    answers: {PolicyName: 'default', Policy: keyPolicy('*')},
  },
  {call: 'kms:GetKeyPolicy', input: {KeyId: nobody}, refuses: notFound},
  {call: 'kms:ListKeyPolicies', input: {KeyId: nobody}, refuses: notFound},

  {
    call: 'kms:CreateKey',
    input: {Origin: 'EXTERNAL'},
    answers: {KeyMetadata: {KeyState: 'PendingImport', Enabled: false}},
    keeps: ['outside', 'KeyMetadata', 'KeyId'],
  },
  {
    call: 'kms:EnableKeyRotation',
    input: outside,
    refuses: {code: 'UnsupportedOperationException', status: 400},
  },
  {
    call: 'kms:DisableKey',
    input: outside,
    refuses: {code: 'KMSInvalidStateException', message: / is pending import\.$/, status: 400},
  },
  {
    call: 'kms:GetParametersForImport',
    input: (kept) => ({...outside(kept), ...wrapping}),
    keeps: [
      ['importToken', 'ImportToken'],
      ['publicKey', 'PublicKey'],
    ],
  },
  {
    call: 'kms:ImportKeyMaterial',
    input: (kept) => importOf(kept, {ExpirationModel: 'KEY_MATERIAL_EXPIRES'}),
    refuses: {
      code: 'ValidationException',
      message: 'A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES',
      status: 400,
    },
  },
  {
    call: 'kms:ImportKeyMaterial',
    input: (kept) => importOf(kept, {ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE'}),
  },
  {call: 'kms:DescribeKey', input: outside, answers: {KeyMetadata: {KeyState: 'Enabled'}}},
  {call: 'kms:DeleteImportedKeyMaterial', input: outside},
  {call: 'kms:DescribeKey', input: outside, answers: {KeyMetadata: {KeyState: 'PendingImport'}}},
  {
    call: 'kms:DeleteImportedKeyMaterial',
    input: {KeyId: orders},
    refuses: {
      code: 'UnsupportedOperationException',
      message: `${orders} origin is AWS_KMS which is not valid for this operation.`,
      status: 400,
    },
  },

  {
    call: 'kms:CreateKey',
    input: {MultiRegion: true},
    answers: {KeyMetadata: {MultiRegion: true}},
    keeps: ['several', 'KeyMetadata', 'KeyId'],
  },
  {
    call: 'kms:ReplicateKey',
    input: {KeyId: orders, ReplicaRegion: 'eu-central-1'},
    refuses: {code: 'UnsupportedOperationException', status: 400},
  },
  {
    call: 'kms:ReplicateKey',
    input: (kept) => ({...several(kept), ReplicaRegion: 'eu-central-1'}),
    answers: {
      ReplicaKeyMetadata: {
        KeyState: 'Creating',
        MultiRegionConfiguration: {MultiRegionKeyType: 'REPLICA'},
      },
    },
  },
  {
    after: 10 * minute,
    call: 'kms:DescribeKey',
    region: 'eu-central-1',
    input: several,
    answers: {KeyMetadata: {KeyState: 'Enabled'}},
  },
  {
    call: 'kms:UpdatePrimaryRegion',
    input: (kept) => ({...several(kept), PrimaryRegion: 'us-east-1'}),
    refuses: {code: 'NotFoundException', status: 400},
  },
  {
    call: 'kms:UpdatePrimaryRegion',
    input: (kept) => ({...several(kept), PrimaryRegion: 'eu-central-1'}),
  },

  {call: 'kms:RotateKeyOnDemand', input: {KeyId: orders}, answers: {KeyId: orders}},
  {call: 'kms:RotateKeyOnDemand', input: {KeyId: nobody}, refuses: notFound},
  {call: 'kms:ListKeyRotations', input: {KeyId: orders}},
  {call: 'kms:ListKeyRotations', input: {KeyId: nobody}, refuses: notFound},

  {
    call: 'kms:CreateCustomKeyStore',
    input: {
      CustomKeyStoreName: 'peers',
      CloudHsmClusterId: 'cluster-2b34c5defgh',
      KeyStorePassword: 'kmsPswd',
      TrustAnchorCertificate: '-----BEGIN CERTIFICATE-----',
    },
    keeps: ['store', 'CustomKeyStoreId'],
  },
  {
    call: 'kms:CreateCustomKeyStore',
    input: {
      CustomKeyStoreName: 'peers',
      CloudHsmClusterId: 'cluster-3c45d6efghi',
      KeyStorePassword: 'kmsPswd',
      TrustAnchorCertificate: '-----BEGIN CERTIFICATE-----',
    },
    refuses: {code: 'CustomKeyStoreNameInUseException', status: 400},
  },
  {call: 'kms:DescribeCustomKeyStores', input: store, answers: shownStore('DISCONNECTED')},
  {
    call: 'kms:DescribeCustomKeyStores',
    input: noStore,
    refuses: storeNotFound,
  },
  {call: 'kms:ConnectCustomKeyStore', input: store},
  {
    after: 30 * minute,
    call: 'kms:DescribeCustomKeyStores',
    input: store,
    answers: shownStore('CONNECTED'),
  },
  {call: 'kms:ConnectCustomKeyStore', input: noStore, refuses: storeNotFound},
  {call: 'kms:UpdateCustomKeyStore', input: noStore, refuses: storeNotFound},
  {
    call: 'kms:DeleteCustomKeyStore',
    input: store,
    refuses: {code: 'CustomKeyStoreInvalidStateException', status: 400},
  },
  {call: 'kms:DisconnectCustomKeyStore', input: store},
  {
    after: 5 * minute,
    call: 'kms:DisconnectCustomKeyStore',
    input: store,
    refuses: {code: 'CustomKeyStoreInvalidStateException', status: 400},
  },
  {
    call: 'kms:UpdateCustomKeyStore',
    input: (kept) => ({...store(kept), NewCustomKeyStoreName: 'friends'}),
  },
  {call: 'kms:DeleteCustomKeyStore', input: store},
];
