/** What KMS's model asks of input members beyond their type: lengths, ranges, patterns and enums. */
import {
  AlgorithmSpec,
  CustomerMasterKeySpec,
  CustomKeyStoreType,
  DataKeySpec,
  DryRunModifierType,
  EncryptionAlgorithmSpec,
  ExpirationModelType,
  GrantOperation,
  ImportType,
  IncludeKeyMaterial,
  KeySpec,
  KeyUsageType,
  OriginType,
  WrappingKeySpec,
  XksProxyConnectivityType,
} from '@aws-sdk/client-kms';

/** What a member must satisfy. Lengths count characters, bytes or items, by the member's type. */
export type Constraint = {
  readonly length?: readonly [least: number, most: number];
  readonly range?: readonly [least: number, most: number];
  /** As the model writes it: it is quoted in the error. */
  readonly pattern?: string;
  readonly values?: readonly string[];
};

const keyId: Constraint = {length: [1, 2048]};
const principal: Constraint = {length: [1, 256], pattern: '^[\\w+=,.@:/-]+$'};
const storeName: Constraint = {length: [1, 256]};
const algorithm: Constraint = {values: Object.values(EncryptionAlgorithmSpec)};
const region: Constraint = {length: [1, 32], pattern: '^([a-z]+-){2,3}\\d+$'};
const ciphertext: Constraint = {length: [1, 6144]};

/** By the member's name, or by operation and name where a name means two things. */
export const constraints: {readonly [member: string]: Constraint} = {
  KeyId: keyId,
  TargetKeyId: keyId,
  SourceKeyId: keyId,
  DestinationKeyId: keyId,
  AliasName: {length: [1, 256], pattern: '^[a-zA-Z0-9:/_-]+$'},
  Limit: {range: [1, 1000]},
  Marker: {length: [1, 1024], pattern: '[\\u0020-\\u00FF]*'},
  Policy: {length: [1, 131_072], pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+'},
  PolicyName: {length: [1, 128], pattern: '[\\w]+'},
  Description: {length: [0, 8192]},
  KeyUsage: {values: Object.values(KeyUsageType)},
  CustomerMasterKeySpec: {values: Object.values(CustomerMasterKeySpec)},
  KeySpec: {values: Object.values(KeySpec)},
  'GenerateDataKey.KeySpec': {values: Object.values(DataKeySpec)},
  'GenerateDataKeyWithoutPlaintext.KeySpec': {values: Object.values(DataKeySpec)},
  Origin: {values: Object.values(OriginType)},
  XksKeyId: {length: [1, 128], pattern: '^[a-zA-Z0-9-_.]+$'},
  PendingWindowInDays: {range: [1, 365]},
  RotationPeriodInDays: {range: [90, 2560]},
  IncludeKeyMaterial: {values: Object.values(IncludeKeyMaterial)},
  GranteePrincipal: principal,
  RetiringPrincipal: principal,
  GrantId: {length: [1, 128]},
  GrantToken: {length: [1, 8192]},
  GrantTokens: {length: [0, 10]},
  Name: {length: [1, 256], pattern: '^[a-zA-Z0-9:/_-]+$'},
  Operations: {values: Object.values(GrantOperation)},
  TagKey: {length: [1, 128]},
  TagValue: {length: [0, 256]},
  ReplicaRegion: region,
  PrimaryRegion: region,
  WrappingAlgorithm: {values: Object.values(AlgorithmSpec)},
  WrappingKeySpec: {values: Object.values(WrappingKeySpec)},
  ImportToken: ciphertext,
  EncryptedKeyMaterial: ciphertext,
  ExpirationModel: {values: Object.values(ExpirationModelType)},
  ImportType: {values: Object.values(ImportType)},
  KeyMaterialDescription: {length: [0, 256], pattern: '^[a-zA-Z0-9:/_\\s.-]+$'},
  KeyMaterialId: {length: [64, 64], pattern: '^[a-f0-9]+$'},
  Plaintext: {length: [1, 4096]},
  CiphertextBlob: ciphertext,
  EncryptionAlgorithm: algorithm,
  SourceEncryptionAlgorithm: algorithm,
  DestinationEncryptionAlgorithm: algorithm,
  NumberOfBytes: {range: [1, 1024]},
  DryRunModifiers: {values: Object.values(DryRunModifierType)},
  CustomKeyStoreId: {length: [1, 64]},
  CustomKeyStoreName: storeName,
  NewCustomKeyStoreName: storeName,
  CloudHsmClusterId: {length: [19, 24], pattern: 'cluster-[2-7a-zA-Z]{11,16}'},
  TrustAnchorCertificate: {length: [1, 5000]},
  KeyStorePassword: {length: [7, 32]},
  CustomKeyStoreType: {values: Object.values(CustomKeyStoreType)},
  XksProxyUriEndpoint: {length: [10, 128], pattern: '^https://[a-zA-Z0-9.-]+$'},
  XksProxyUriPath: {
    length: [10, 128],
    pattern: '^(/[a-zA-Z0-9\\/_-]+/kms/xks/v\\d{1,2})$|^(/kms/xks/v\\d{1,2})$',
  },
  XksProxyVpcEndpointServiceName: {
    length: [20, 64],
    pattern: '^(com|eu)\\.amazonaws\\.vpce\\.([a-z]+-){2,3}\\d+\\.vpce-svc-[0-9a-z]+$',
  },
  XksProxyVpcEndpointServiceOwner: {length: [12, 12], pattern: '[0-9]{12}'},
  XksProxyConnectivity: {values: Object.values(XksProxyConnectivityType)},
};
