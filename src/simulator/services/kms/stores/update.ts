/** UpdateCustomKeyStore: what may change in which state, and the trouble that a change mends. */
import type {
  UpdateCustomKeyStoreCommandInput,
  UpdateCustomKeyStoreCommandOutput,
} from '@aws-sdk/client-kms';
import {watchKey} from '../../../bond/lock-out.ts';
import {AwsError} from '../../../wire/aws-error.ts';
import type {KeyStore, StoreTrouble} from '../../../world/key-stores.ts';
import type {Call, Handler} from '../../call.ts';
import {noteHealth} from '../key-health.ts';
import {keysIn} from './connect.ts';
import {findStore, wrongState} from './find-store.ts';

/** Members that also change while the store is connected (API reference, UpdateCustomKeyStore). */
const whileConnected = {
  AWS_CLOUDHSM: ['NewCustomKeyStoreName'],
  EXTERNAL_KEY_STORE: [
    'NewCustomKeyStoreName',
    'XksProxyAuthenticationCredential',
    'XksProxyUriPath',
  ],
} as const;

/** Members that the other type of store does not have. */
const ofType = {AWS_CLOUDHSM: /^(KeyStorePassword|CloudHsm)/, EXTERNAL_KEY_STORE: /^XksProxy/};

export const updateCustomKeyStore: Handler<
  UpdateCustomKeyStoreCommandInput,
  UpdateCustomKeyStoreCommandOutput
> = (input, call) => {
  const store = findStore(call, input.CustomKeyStoreId);
  const changed = Object.keys(input).filter((name) => name !== 'CustomKeyStoreId');
  requireType(store, changed);
  requireState(store, changed);
  requireFreeName(call, store, input.NewCustomKeyStoreName);
  if (input.NewCustomKeyStoreName !== undefined) store.name = input.NewCustomKeyStoreName;
  if (input.CloudHsmClusterId !== undefined) store.clusterId = input.CloudHsmClusterId;
  updateProxy(store, input);
  mend(call, store, input);
  return {};
};

function requireType(store: KeyStore, changed: readonly string[]): void {
  const stranger = changed.find(
    (name) => name !== 'NewCustomKeyStoreName' && !ofType[store.type].test(name),
  );
  if (stranger === undefined) return;
  const message = `${stranger} is not valid for a custom key store of type ${store.type}.`;
  throw new AwsError('ValidationException', message, 400);
}

function requireState(store: KeyStore, changed: readonly string[]): void {
  if (store.state === 'DISCONNECTED') return;
  const free: readonly string[] = whileConnected[store.type];
  if (store.state === 'CONNECTED' && changed.every((name) => free.includes(name))) return;
  throw wrongState(store, 'UpdateCustomKeyStore');
}

function requireFreeName(call: Call, store: KeyStore, name: string | undefined): void {
  const others = Object.values(call.here.kms.stores).filter((other) => other !== store);
  if (!others.some((other) => other.name === name)) return;
  throw new AwsError('CustomKeyStoreNameInUseException', '');
}

function updateProxy({proxy}: KeyStore, input: UpdateCustomKeyStoreCommandInput): void {
  if (!proxy) return;
  proxy.connectivity = input.XksProxyConnectivity ?? proxy.connectivity;
  proxy.uriEndpoint = input.XksProxyUriEndpoint ?? proxy.uriEndpoint;
  proxy.uriPath = input.XksProxyUriPath ?? proxy.uriPath;
  proxy.accessKeyId = input.XksProxyAuthenticationCredential?.AccessKeyId ?? proxy.accessKeyId;
  if (input.XksProxyVpcEndpointServiceName !== undefined) {
    proxy.vpcEndpointServiceName = input.XksProxyVpcEndpointServiceName;
  }
}

/** A trouble that waits for this member is over, if the value is the right one. */
function mend(call: Call, store: KeyStore, input: UpdateCustomKeyStoreCommandInput): void {
  if (!store.trouble || !isMended(store.trouble, input)) return;
  delete store.trouble;
  for (const key of keysIn(call.world, call.place, store)) {
    noteHealth(call.world.accounts, key, call.now);
    watchKey(call.world, key.arn);
  }
}

function isMended(
  {mendedBy, value}: StoreTrouble,
  input: UpdateCustomKeyStoreCommandInput,
): boolean {
  if (mendedBy === undefined) return false;
  const given = input[mendedBy];
  if (given === undefined) return false;
  const text = typeof given === 'string' ? given : given.RawSecretAccessKey;
  return value === undefined || text === value;
}
