/** CreateCustomKeyStore and DeleteCustomKeyStore. */
import type {
  CreateCustomKeyStoreCommandInput,
  CreateCustomKeyStoreCommandOutput,
  DeleteCustomKeyStoreCommandInput,
  DeleteCustomKeyStoreCommandOutput,
} from '@aws-sdk/client-kms';
import {AwsError} from '../../../wire/aws-error.ts';
import type {KeyStore, ProxyConfiguration} from '../../../world/key-stores.ts';
import {randomOf} from '../../../world/random.ts';
import type {Call, Handler} from '../../call.ts';
import {keysIn} from './connect.ts';
import {findStore, wrongState} from './find-store.ts';

// AWS's own default: 10 custom key stores in an account and Region.
const mostStores = 10;

export const createCustomKeyStore: Handler<
  CreateCustomKeyStoreCommandInput,
  CreateCustomKeyStoreCommandOutput
> = (input, call) => {
  const kind = kindOf(input);
  requireUnique(call, input);
  const id = `cks-${randomOf(call.world.random, 'estate').hex(17)}`;
  call.here.kms.stores[id] = {
    id,
    name: input.CustomKeyStoreName ?? '',
    createdAt: call.now,
    // A new store is not connected by itself.
    state: 'DISCONNECTED',
    course: 0,
    ...kind,
  };
  return {CustomKeyStoreId: id};
};

type Kind = Pick<KeyStore, 'type' | 'clusterId' | 'trustAnchor' | 'proxy'>;

function kindOf(input: CreateCustomKeyStoreCommandInput): Kind {
  if (input.CustomKeyStoreType === 'EXTERNAL_KEY_STORE') {
    return {type: 'EXTERNAL_KEY_STORE', proxy: proxyOf(input)};
  }
  // Checked and not kept: KMS changes the password when it connects.
  needed('KeyStorePassword', input.KeyStorePassword);
  return {
    type: 'AWS_CLOUDHSM',
    clusterId: needed('CloudHsmClusterId', input.CloudHsmClusterId),
    trustAnchor: needed('TrustAnchorCertificate', input.TrustAnchorCertificate),
  };
}

function proxyOf(input: CreateCustomKeyStoreCommandInput): ProxyConfiguration {
  const credential = needed(
    'XksProxyAuthenticationCredential',
    input.XksProxyAuthenticationCredential,
  );
  const connectivity = needed('XksProxyConnectivity', input.XksProxyConnectivity);
  return {
    connectivity,
    accessKeyId: credential.AccessKeyId ?? '',
    uriEndpoint: needed('XksProxyUriEndpoint', input.XksProxyUriEndpoint),
    uriPath: needed('XksProxyUriPath', input.XksProxyUriPath),
    ...(connectivity === 'VPC_ENDPOINT_SERVICE' && {
      vpcEndpointServiceName: needed(
        'XksProxyVpcEndpointServiceName',
        input.XksProxyVpcEndpointServiceName,
      ),
      vpcEndpointServiceOwner: input.XksProxyVpcEndpointServiceOwner,
    }),
  };
}

function needed<T>(name: string, value: T | undefined): T {
  if (value !== undefined) return value;
  const message = `You must specify ${name} for this type of custom key store.`;
  throw new AwsError('ValidationException', message, 400);
}

function requireUnique(call: Call, input: CreateCustomKeyStoreCommandInput): void {
  const stores = Object.values(call.here.kms.stores);
  if (stores.some(({name}) => name === input.CustomKeyStoreName)) {
    throw new AwsError('CustomKeyStoreNameInUseException', '');
  }
  const {CloudHsmClusterId: cluster, XksProxyUriEndpoint: endpoint} = input;
  if (cluster !== undefined && stores.some(({clusterId}) => clusterId === cluster)) {
    throw new AwsError('CloudHsmClusterInUseException', '');
  }
  const path = input.XksProxyUriPath;
  const isSame = ({proxy}: KeyStore): boolean =>
    proxy !== undefined && proxy.uriEndpoint === endpoint && proxy.uriPath === path;
  if (stores.some(isSame)) throw new AwsError('XksProxyUriInUseException', '');
  if (stores.length >= mostStores) {
    const message = `The account has ${mostStores} custom key stores in this Region, the most it can have`;
    throw new AwsError('LimitExceededException', message);
  }
}

export const deleteCustomKeyStore: Handler<
  DeleteCustomKeyStoreCommandInput,
  DeleteCustomKeyStoreCommandOutput
> = (input, call) => {
  const store = findStore(call, input.CustomKeyStoreId);
  if (keysIn(call.world, call.place, store).length > 0) {
    throw new AwsError('CustomKeyStoreHasCMKsException', '');
  }
  if (store.state !== 'DISCONNECTED') throw wrongState(store, 'DeleteCustomKeyStore');
  delete call.here.kms.stores[store.id];
  return {};
};
