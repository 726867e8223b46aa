/** C5: the CloudHSM key store that holds the key is disconnected. */
import {keyStoreCause} from './key-store-cause.ts';

/**
 * Certain in the state Unavailable. A store that fails without being disconnected leaves the key
 * Enabled (facts/aws.md §2.5): likely then, by the store's own connection state.
 */
export const keyStoreDisconnected = keyStoreCause({
  cause: 'key-store-disconnected',
  origin: 'AWS_CLOUDHSM',
  words: 'CloudHSM key store',
  runbook: 'reconnect-key-store',
});
