/** KMS's operations on custom key stores; permission for them is given on `*` only. */
import {
  ConnectCustomKeyStore$,
  CreateCustomKeyStore$,
  DeleteCustomKeyStore$,
  DescribeCustomKeyStores$,
  DisconnectCustomKeyStore$,
  UpdateCustomKeyStore$,
} from '@aws-sdk/client-kms';
import {member} from '../../../world/world.ts';
import {type Call, type Operation, operation, type TrailDetails} from '../../call.ts';
import {connectCustomKeyStore, disconnectCustomKeyStore} from '../stores/connect.ts';
import {createCustomKeyStore, deleteCustomKeyStore} from '../stores/create.ts';
import {describeCustomKeyStores} from '../stores/describe.ts';
import {updateCustomKeyStore} from '../stores/update.ts';

/** The record names the store's ID in its parameters, its name and cluster beside them (§5.2). */
function storeDetails(
  {CustomKeyStoreId: id}: {readonly CustomKeyStoreId?: string | undefined},
  call: Call,
): TrailDetails {
  const store = member(call.here.kms.stores, id ?? '');
  if (!store) return {};
  const cluster = store.clusterId === undefined ? {} : {clusterId: store.clusterId};
  return {additional: {customKeyStoreName: store.name, ...cluster}};
}

export const storeOperations: readonly Operation[] = [
  operation({schema: DescribeCustomKeyStores$, mode: 'read', handle: describeCustomKeyStores}),
  operation({
    schema: CreateCustomKeyStore$,
    mode: 'change',
    response: (output) => ({customKeyStoreId: output.CustomKeyStoreId}),
    handle: createCustomKeyStore,
  }),
  operation({
    schema: UpdateCustomKeyStore$,
    mode: 'change',
    details: storeDetails,
    handle: updateCustomKeyStore,
  }),
  operation({
    schema: ConnectCustomKeyStore$,
    mode: 'change',
    details: storeDetails,
    handle: connectCustomKeyStore,
  }),
  operation({
    schema: DisconnectCustomKeyStore$,
    mode: 'change',
    details: storeDetails,
    handle: disconnectCustomKeyStore,
  }),
  operation({
    schema: DeleteCustomKeyStore$,
    mode: 'change',
    details: storeDetails,
    handle: deleteCustomKeyStore,
  }),
];
