/** A custom key store of the estate comes into the world, with what will go wrong with it. */
import type {KeyStore, StoreTrouble} from '../../world/key-stores.ts';
import {schedule} from '../../world/queue.ts';
import {type Place, regionOf, type World} from '../../world/world.ts';
import type {EstateKeyStore} from '../schema/key-store.ts';
import {placeOf} from './place.ts';

/** A custom key store in the state it was in before anything of the scenario happened. */
export function addKeyStore(world: World, written: EstateKeyStore): void {
  const place = placeOf(world, written);
  const store = storeOf(written);
  regionOf(world.accounts, place).kms.stores[store.id] = store;
  for (const {code, from, until, mendedBy, value} of written.troubles) {
    planTrouble(world, place, store.id, from, {
      code,
      ...(mendedBy === undefined ? {} : {mendedBy}),
      ...(value === undefined ? {} : {value}),
    });
    if (until !== undefined) planTrouble(world, place, store.id, until, undefined);
  }
}

function storeOf(written: EstateKeyStore): KeyStore {
  const {ConnectionState: state} = written;
  const [first] = written.troubles;
  return {
    id: written.CustomKeyStoreId,
    name: written.CustomKeyStoreName,
    type: written.CustomKeyStoreType,
    createdAt: Date.parse(written.created),
    state,
    ...(state === 'FAILED' ? {errorCode: first?.code ?? 'INTERNAL_ERROR'} : {}),
    course: 0,
    ...(written.CustomKeyStoreType === 'AWS_CLOUDHSM'
      ? {clusterId: written.CloudHsmClusterId, trustAnchor: '-----BEGIN CERTIFICATE-----'}
      : {
          proxy: {
            connectivity: 'PUBLIC_ENDPOINT',
            accessKeyId: 'ABCDE12345670EXAMPLE',
            uriEndpoint: written.XksProxyUriEndpoint,
            uriPath: written.XksProxyUriPath,
          },
        }),
  };
}

function planTrouble(
  world: World,
  {accountId, region}: Place,
  storeId: string,
  at: string,
  trouble: StoreTrouble | undefined,
): void {
  schedule(world, Date.parse(at), {
    type: 'key-store-trouble',
    accountId,
    region,
    storeId,
    ...(trouble === undefined ? {} : {trouble}),
  });
}
