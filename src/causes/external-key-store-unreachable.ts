/** C6: the external key store that holds the key is disconnected. */
import {keyStoreCause} from './key-store-cause.ts';

/**
 * Certain in the state Unavailable, likely where the store itself says that it is not connected. A
 * proxy that fails leaves the key Enabled and the store connected (facts/aws.md §4 C6): possible
 * while RDS says that it cannot use the key.
 */
export const externalKeyStoreUnreachable = keyStoreCause({
  cause: 'external-key-store-unreachable',
  origin: 'EXTERNAL_KEY_STORE',
  words: 'external key store',
  runbook: 'restore-external-key-store',
});
