/** Kinds of keys besides symmetric encryption: what they are for. They hold no key material here. */
import type {
  CustomerMasterKeySpec,
  KeyAgreementAlgorithmSpec,
  KeyMetadata,
  KeySpec,
  MacAlgorithmSpec,
  SigningAlgorithmSpec,
} from '@aws-sdk/client-kms';
import type {KeyUsage} from '../../world/keys.ts';

const rsa: readonly SigningAlgorithmSpec[] = [
  'RSASSA_PKCS1_V1_5_SHA_256',
  'RSASSA_PKCS1_V1_5_SHA_384',
  'RSASSA_PKCS1_V1_5_SHA_512',
  'RSASSA_PSS_SHA_256',
  'RSASSA_PSS_SHA_384',
  'RSASSA_PSS_SHA_512',
];

const signing: {readonly [Spec in KeySpec]?: readonly SigningAlgorithmSpec[]} = {
  RSA_2048: rsa,
  RSA_3072: rsa,
  RSA_4096: rsa,
  ECC_NIST_P256: ['ECDSA_SHA_256'],
  ECC_NIST_P384: ['ECDSA_SHA_384'],
  ECC_NIST_P521: ['ECDSA_SHA_512'],
  ECC_SECG_P256K1: ['ECDSA_SHA_256'],
};

const agreement: {readonly [Spec in KeySpec]?: readonly KeyAgreementAlgorithmSpec[]} = {
  ECC_NIST_P256: ['ECDH'],
  ECC_NIST_P384: ['ECDH'],
  ECC_NIST_P521: ['ECDH'],
};

const mac: {readonly [Spec in KeySpec]?: readonly MacAlgorithmSpec[]} = {
  HMAC_224: ['HMAC_SHA_224'],
  HMAC_256: ['HMAC_SHA_256'],
  HMAC_384: ['HMAC_SHA_384'],
  HMAC_512: ['HMAC_SHA_512'],
};

/** The usages that the simulated KMS knows for a spec; none for a spec that it does not make. */
export function usagesOf(spec: KeySpec): readonly KeyUsage[] {
  if (spec === 'SYMMETRIC_DEFAULT') return ['ENCRYPT_DECRYPT'];
  return [
    ...(signing[spec] ? (['SIGN_VERIFY'] as const) : []),
    ...(agreement[spec] ? (['KEY_AGREEMENT'] as const) : []),
    ...(mac[spec] ? (['GENERATE_VERIFY_MAC'] as const) : []),
  ];
}

/** The algorithms that KeyMetadata lists for a usage. */
export function algorithmsOf(
  spec: KeySpec,
  usage: KeyUsage = 'ENCRYPT_DECRYPT',
): Partial<KeyMetadata> {
  switch (usage) {
    case 'ENCRYPT_DECRYPT':
      return {EncryptionAlgorithms: ['SYMMETRIC_DEFAULT']};
    case 'SIGN_VERIFY':
      return {SigningAlgorithms: [...(signing[spec] ?? [])]};
    case 'KEY_AGREEMENT':
      return {KeyAgreementAlgorithms: [...(agreement[spec] ?? [])]};
    case 'GENERATE_VERIFY_MAC':
      return {MacAlgorithms: [...(mac[spec] ?? [])]};
  }
}

/** The spec under its older name, which knows fewer of them. */
export function olderSpec(spec: KeySpec): CustomerMasterKeySpec | undefined {
  const isNew = /^(ML_|ECC_NIST_EDWARDS)/.test(spec);
  // Every spec from before the renaming has the same name in both lists.
  return isNew ? undefined : (spec as CustomerMasterKeySpec);
}
