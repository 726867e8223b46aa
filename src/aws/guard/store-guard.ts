/** Disconnecting a key store takes every key of it away: only one that failed already may be. */
import type {CallName} from '../../core/call.ts';
import type {JsonObject} from '../../core/json.ts';
import type {Answer} from '../answer.ts';

/**
 * Why the call is kept back, in a sentence; undefined where it may leave. The store is read once
 * more, because it may have come back since the question was asked.
 */
export async function keptBack(
  call: CallName,
  input: JsonObject,
  read: (call: CallName, input: JsonObject) => Promise<Answer>,
): Promise<string | undefined> {
  if (call !== 'kms:DisconnectCustomKeyStore') return undefined;
  const {CustomKeyStoreId} = input;
  const answer = await read('kms:DescribeCustomKeyStores', {CustomKeyStoreId});
  if (answer.outcome !== 'ok') {
    return 'Whether the key store has failed could not be read; only a failed one is disconnected.';
  }
  const stores = answer.output.CustomKeyStores;
  const [store] = Array.isArray(stores) ? stores : [];
  const state = store?.ConnectionState ?? 'unknown';
  if (state === 'FAILED') return undefined;
  return `The key store is ${state} now; only a failed one is disconnected.`;
}
