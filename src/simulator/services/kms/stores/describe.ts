/** DescribeCustomKeyStores. */
import type {
  CustomKeyStoresListEntry,
  DescribeCustomKeyStoresCommandInput,
  DescribeCustomKeyStoresCommandOutput,
} from '@aws-sdk/client-kms';
import {AwsError} from '../../../wire/aws-error.ts';
import type {KeyStore, ProxyConfiguration} from '../../../world/key-stores.ts';
import type {Call, Handler} from '../../call.ts';
import {kmsPage} from '../limits.ts';
import {findStore, findStoreNamed} from './find-store.ts';

export const describeCustomKeyStores: Handler<
  DescribeCustomKeyStoresCommandInput,
  DescribeCustomKeyStoresCommandOutput
> = (input, call) => {
  const {items, Truncated, NextMarker} = kmsPage(chosen(input, call), input, 100);
  return {CustomKeyStores: items.map(entryOf), Truncated, NextMarker};
};

function chosen(input: DescribeCustomKeyStoresCommandInput, call: Call): KeyStore[] {
  const {CustomKeyStoreId: id, CustomKeyStoreName: name} = input;
  if (id !== undefined && name !== undefined) {
    const message = 'Specify either CustomKeyStoreId or CustomKeyStoreName, but not both';
    throw new AwsError('ValidationException', message, 400);
  }
  if (id !== undefined) return [findStore(call, id)];
  if (name !== undefined) return [findStoreNamed(call, name)];
  return Object.values(call.here.kms.stores);
}

function entryOf(store: KeyStore): CustomKeyStoresListEntry {
  return {
    CustomKeyStoreId: store.id,
    CustomKeyStoreName: store.name,
    CloudHsmClusterId: store.clusterId,
    TrustAnchorCertificate: store.trustAnchor,
    ConnectionState: store.state,
    ConnectionErrorCode: store.state === 'FAILED' ? store.errorCode : undefined,
    CreationDate: new Date(store.createdAt),
    CustomKeyStoreType: store.type,
    XksProxyConfiguration: store.proxy && configurationOf(store.proxy),
  };
}

function configurationOf(
  proxy: ProxyConfiguration,
): CustomKeyStoresListEntry['XksProxyConfiguration'] {
  return {
    Connectivity: proxy.connectivity,
    AccessKeyId: proxy.accessKeyId,
    UriEndpoint: proxy.uriEndpoint,
    UriPath: proxy.uriPath,
    VpcEndpointServiceName: proxy.vpcEndpointServiceName,
    VpcEndpointServiceOwner: proxy.vpcEndpointServiceOwner,
  };
}
