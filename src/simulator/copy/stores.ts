/** The custom key store behind the incident's key. */
import type {CustomKeyStoresListEntry} from '@aws-sdk/client-kms';
import {databaseOf, isLockedOut} from '../../core/database.ts';
import type {ConnectionErrorCode, ConnectionState, KeyStore} from '../world/key-stores.ts';
import {arnParts} from '../world/names.ts';
import {type Place, regionOf, type World} from '../world/world.ts';
import {type Kept, known, type SavedIncident, timeOf, whole} from './kept.ts';
import {metadataByArn, ownKeyArn} from './metadata.ts';

/** Every store that was read; one that only a key names counts as connected. */
export function copyStore(world: World, saved: SavedIncident): void {
  const read = whole<CustomKeyStoresListEntry>(known(saved, 'keyStore')?.CustomKeyStores);
  for (const [arn, metadata] of metadataByArn(saved)) {
    const {CustomKeyStoreId: id} = metadata;
    if (id === undefined) continue;
    const {accountId = '', region = ''} = arnParts(arn) ?? {};
    const place: Place = {accountId, region};
    const entry = read.find((store) => store.CustomKeyStoreId === id);
    const isExternal = metadata.Origin === 'EXTERNAL_KEY_STORE';
    const store = storeOf(world, id, isExternal, entry);
    if (isCutOffOutside(saved)) store.trouble = {code: 'XKS_PROXY_NOT_REACHABLE'};
    regionOf(world.accounts, place).kms.stores[id] = store;
  }
}

/** RDS lost a key that is Enabled in a store that says CONNECTED: then the trouble is outside AWS. */
export function isCutOffOutside(saved: SavedIncident): boolean {
  const metadata = metadataByArn(saved).get(ownKeyArn(saved));
  const [store] = known(saved, 'keyStore')?.CustomKeyStores ?? [];
  return (
    metadata?.Origin === 'EXTERNAL_KEY_STORE' &&
    metadata.KeyState === 'Enabled' &&
    store?.ConnectionState === 'CONNECTED' &&
    isLockedOut(databaseOf(saved.facts)?.status ?? '')
  );
}

function storeOf(
  world: World,
  id: string,
  isExternal: boolean,
  entry: Kept<CustomKeyStoresListEntry> | undefined,
): KeyStore {
  // Spelt as the API spells them: they are the API's own.
  const code = entry?.ConnectionErrorCode as ConnectionErrorCode | undefined;
  const proxy = entry?.XksProxyConfiguration;
  return {
    id,
    name: entry?.CustomKeyStoreName ?? id,
    type: isExternal ? 'EXTERNAL_KEY_STORE' : 'AWS_CLOUDHSM',
    createdAt: timeOf(entry?.CreationDate) ?? world.now,
    state: (entry?.ConnectionState as ConnectionState | undefined) ?? 'CONNECTED',
    ...(code === undefined ? {} : {errorCode: code}),
    ...(code === 'INVALID_CREDENTIALS' ? {trouble: {code, mendedBy: 'KeyStorePassword'}} : {}),
    course: 0,
    ...(isExternal
      ? {
          proxy: {
            connectivity: proxy?.Connectivity ?? 'PUBLIC_ENDPOINT',
            accessKeyId: 'ABCDE12345670EXAMPLE',
            uriEndpoint: proxy?.UriEndpoint ?? 'https://xks.example.com',
            uriPath: proxy?.UriPath ?? '/kms/xks/v1',
          },
        }
      : {
          clusterId: entry?.CloudHsmClusterId ?? 'cluster-2a23b4cdefg',
          trustAnchor: entry?.TrustAnchorCertificate ?? '-----BEGIN CERTIFICATE-----',
        }),
  };
}
