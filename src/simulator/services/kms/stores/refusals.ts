/** Why a key in a custom key store cannot be used although its own state is Enabled. */
import {AwsError} from '../../../wire/aws-error.ts';
import type {ConnectionErrorCode, ExternalKeyProblem, KeyStore} from '../../../world/key-stores.ts';
import type {Key} from '../../../world/keys.ts';
import type {Accounts} from '../../../world/world.ts';
import {storeOf} from '../key-health.ts';

/*
 * Texts of the KMS developer guide, "Troubleshooting external key stores". All failures of
 * cryptographic operations have one code and only the text tells them apart (facts/aws.md §2.5).
 */
const unreachable =
  'AWS KMS cannot communicate with the external key store proxy. Verify that your external key store proxy is active and is connected to the network, and that its URI path and endpoint URI or VPC service name are correct in your external key store.';

const proxyTexts: {readonly [Code in ConnectionErrorCode]?: string} = {
  INVALID_CREDENTIALS:
    'The external key store proxy rejected the request because it could not authenticate AWS KMS. Verify the credentials for your external key store and update if necessary.',
  INTERNAL_ERROR:
    'The external key store proxy is in an unhealthy state. If you see this message repeatedly, notify your external key store proxy administrator.',
  XKS_PROXY_ACCESS_DENIED:
    'The external key store proxy denied access to the operation. Verify that the user and the external key are both authorized for this operation, and try the request again.',
  XKS_PROXY_NOT_REACHABLE: unreachable,
  XKS_PROXY_TIMED_OUT:
    'AWS KMS rejected the request because the external key store proxy did not respond in time. Retry the request. If you see this error repeatedly, report it to your external key store proxy administrator.',
  XKS_PROXY_INVALID_RESPONSE:
    'AWS KMS cannot interpret the response from the external key store proxy. If you see this error repeatedly, consult your external key store proxy administrator.',
};

const externalKeyTexts: {readonly [Problem in ExternalKeyProblem]: string} = {
  'not-found':
    'The external key store proxy rejected the request because it could not find the external key.',
  disabled:
    'The external key store proxy rejected the request because the external key is not enabled in the external key manager.',
  unsupported:
    'The external key store proxy rejected the request because the external key does not support the requested operation.',
};

/** KMSInvalidStateException where the store behind a key, or the external key, fails. */
export function storeRefusal(accounts: Accounts, key: Key): AwsError | undefined {
  if (key.storeId === undefined) return undefined;
  const words = storeWords(storeOf(accounts, key), key);
  return words === undefined ? undefined : new AwsError('KMSInvalidStateException', words);
}

/** Throws that error. */
export function requireStore(accounts: Accounts, key: Key): void {
  const refusal = storeRefusal(accounts, key);
  if (refusal) throw refusal;
}

function storeWords(store: KeyStore | undefined, key: Key): string | undefined {
  const code = store?.trouble?.code ?? store?.errorCode;
  if (store && store.state === 'CONNECTED' && code === undefined) {
    return key.externalKeyProblem && externalKeyTexts[key.externalKeyProblem];
  }
  // What a broken CloudHSM cluster answers is not documented; these are the words of §2.1 note 11.
  if (store?.type !== 'EXTERNAL_KEY_STORE') return `${key.arn} is unavailable.`;
  return (code && proxyTexts[code]) ?? unreachable;
}

/** The text for an external key that does not fit when a KMS key is created on it. */
export function externalKeyWords(problem: ExternalKeyProblem): string {
  return externalKeyTexts[problem];
}
