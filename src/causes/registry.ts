/** Every cause, in the order of work: a running deletion, the key, permissions, then the start. */
import {callerNotAuthorized} from './caller-not-authorized.ts';
import type {Cause} from './cause.ts';
import {externalKeyStoreUnreachable} from './external-key-store-unreachable.ts';
import {keyDeleted} from './key-deleted.ts';
import {keyDisabled} from './key-disabled.ts';
import {keyMaterialMissing} from './key-material-missing.ts';
import {keyPendingDeletion} from './key-pending-deletion.ts';
import {keyStoreDisconnected} from './key-store-disconnected.ts';
import {notTheKey} from './not-the-key.ts';
import {restoredNotStarted} from './restored-not-started.ts';

/** Findings come out in this order (facts/aws.md §4.1). */
export const causes: readonly Cause[] = [
  keyPendingDeletion,
  keyDeleted,
  keyMaterialMissing,
  keyStoreDisconnected,
  externalKeyStoreUnreachable,
  keyDisabled,
  callerNotAuthorized,
  restoredNotStarted,
  notTheKey,
];
