/** ConnectCustomKeyStore and DisconnectCustomKeyStore, and how they end some minutes later. */
import type {
  ConnectCustomKeyStoreCommandInput,
  ConnectCustomKeyStoreCommandOutput,
  DisconnectCustomKeyStoreCommandInput,
  DisconnectCustomKeyStoreCommandOutput,
} from '@aws-sdk/client-kms';
import {watchKey} from '../../../bond/lock-out.ts';
import type {KeyStore} from '../../../world/key-stores.ts';
import {type Key, setKeyState} from '../../../world/keys.ts';
import {schedule} from '../../../world/queue.ts';
import {randomOf} from '../../../world/random.ts';
import {member, type Place, regionOf, type World, type WorldEvent} from '../../../world/world.ts';
import type {Handler} from '../../call.ts';
import {noteHealth} from '../key-health.ts';
import {findStore, wrongState} from './find-store.ts';

/** Seconds until a connection is there or has failed: up to 20 minutes for CloudHSM (§2.11). */
const connecting = {
  AWS_CLOUDHSM: {least: 8 * 60, most: 20 * 60},
  EXTERNAL_KEY_STORE: {least: 60, most: 5 * 60},
} as const;

/** Seconds until a disconnected store says so. AWS gives no figure. */
const disconnecting = {least: 20, most: 90};

export const connectCustomKeyStore: Handler<
  ConnectCustomKeyStoreCommandInput,
  ConnectCustomKeyStoreCommandOutput
> = (input, call) => {
  const store = findStore(call, input.CustomKeyStoreId);
  // A failed store must be disconnected first (facts/aws.md §4 C5).
  if (store.state === 'DISCONNECTING' || store.state === 'FAILED') {
    throw wrongState(store, 'ConnectCustomKeyStore');
  }
  if (store.state !== 'DISCONNECTED') return {};
  store.state = 'CONNECTING';
  nextStep(call.world, call.place, store, connecting[store.type]);
  return {};
};

export const disconnectCustomKeyStore: Handler<
  DisconnectCustomKeyStoreCommandInput,
  DisconnectCustomKeyStoreCommandOutput
> = (input, call) => {
  const store = findStore(call, input.CustomKeyStoreId);
  if (store.state === 'DISCONNECTING' || store.state === 'DISCONNECTED') {
    throw wrongState(store, 'DisconnectCustomKeyStore');
  }
  store.state = 'DISCONNECTING';
  delete store.errorCode;
  for (const key of keysIn(call.world, call.place, store)) makeUnavailable(call.world, key);
  nextStep(call.world, call.place, store, disconnecting);
  return {};
};

function nextStep(
  world: World,
  {accountId, region}: Place,
  store: KeyStore,
  seconds: {readonly least: number; readonly most: number},
): void {
  store.course += 1;
  const {id: storeId, course} = store;
  const after = randomOf(world.random, 'estate').between(seconds.least, seconds.most);
  const event: WorldEvent = {type: 'key-store-step', accountId, region, storeId, course};
  schedule(world, world.now + after * 1000, event);
}

/** The connection is there or has failed; the disconnection is complete. */
export function finishStep(
  world: World,
  event: Extract<WorldEvent, {type: 'key-store-step'}>,
): void {
  const store = member(regionOf(world.accounts, event).kms.stores, event.storeId);
  if (store?.course !== event.course) return;
  if (store.state === 'DISCONNECTING') {
    store.state = 'DISCONNECTED';
  } else if (store.state === 'CONNECTING' && store.trouble) {
    // Keys stay Unavailable after a connection that failed (KMS guide, "fix unavailable keys").
    store.state = 'FAILED';
    store.errorCode = store.trouble.code;
  } else if (store.state === 'CONNECTING') {
    store.state = 'CONNECTED';
    for (const key of keysIn(world, event, store)) makeAvailable(world, key);
  }
}

/** Something breaks or mends outside AWS: the connection state does not tell. */
export function setTrouble(
  world: World,
  event: Extract<WorldEvent, {type: 'key-store-trouble'}>,
): void {
  const store = member(regionOf(world.accounts, event).kms.stores, event.storeId);
  if (!store) return;
  if (event.trouble) store.trouble = event.trouble;
  else delete store.trouble;
  for (const key of keysIn(world, event, store)) {
    noteHealth(world.accounts, key, world.now);
    watchKey(world, key.arn);
  }
}

/** The keys that a store holds. */
export function keysIn(world: World, place: Place, store: KeyStore): Key[] {
  const {kms} = regionOf(world.accounts, place);
  return Object.values(kms.keys).filter((key) => key.storeId === store.id);
}

/** Unavailable; keys that are being deleted show that instead (facts/aws.md §2.1 note 13). */
function makeUnavailable(world: World, key: Key): void {
  if (key.state === 'Enabled' || key.state === 'Disabled') {
    key.stateBehind = key.state;
    setKeyState(key, 'Unavailable', world.now);
  }
  watchKey(world, key.arn);
}

function makeAvailable(world: World, key: Key): void {
  if (key.state === 'Unavailable') {
    key.state = key.stateBehind ?? 'Enabled';
    delete key.stateBehind;
  }
  noteHealth(world.accounts, key, world.now);
  watchKey(world, key.arn);
}
