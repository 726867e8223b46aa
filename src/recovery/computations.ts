/** The named computations of recovery, as runbooks refer to them. */
import type {Computations} from '../runbook/computations.ts';
import {backupOptions} from './backup-options.ts';
import {restoreRequest} from './restore-request.ts';

/** `recovery.backups` and `recovery.restoreRequest`. */
export const recoveryComputations: Computations = {
  options: {'recovery.backups': backupOptions},
  inputs: {'recovery.restoreRequest': restoreRequest},
};
