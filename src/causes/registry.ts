/** Every cause, in the order of work: a running deletion, the key, permissions, then the start. */
import {callerNotAuthorized} from './caller-not-authorized.ts';
import type {Cause} from './cause.ts';
import {externalKeyStoreUnreachable} from './external-key-store-unreachable.ts';
import {grantMissing} from './grant-missing.ts';
import {keyDeleted} from './key-deleted.ts';
import {keyDisabled} from './key-disabled.ts';
import {keyInAnotherAccount} from './key-in-another-account.ts';
import {keyMaterialMissing} from './key-material-missing.ts';
import {keyPendingDeletion} from './key-pending-deletion.ts';
import {keyStoreDisconnected} from './key-store-disconnected.ts';
import {notTheKey} from './not-the-key.ts';
import {organizationDenies} from './organization-denies.ts';
import {policyConditionMismatch} from './policy-condition-mismatch.ts';
import {policyDenies} from './policy-denies.ts';
import {policyLostDelegation} from './policy-lost-delegation.ts';
import {replicaKey} from './replica-key.ts';
import {restoredNotStarted} from './restored-not-started.ts';

/** Findings come out in this order (facts/aws.md §4.1). */
export const causes: readonly Cause[] = [
  keyPendingDeletion,
  keyMaterialMissing,
  keyStoreDisconnected,
  externalKeyStoreUnreachable,
  keyDisabled,
  // A replica that is gone can be made again: before the word that nothing brings the key back.
  replicaKey,
  keyDeleted,
  keyInAnotherAccount,
  policyDenies,
  policyLostDelegation,
  policyConditionMismatch,
  organizationDenies,
  grantMissing,
  callerNotAuthorized,
  restoredNotStarted,
  notTheKey,
];
