/** The named computations of recovery, as runbooks refer to them. */
import type {Computations} from '../runbook/computations.ts';
import {backupOptions} from './backup-options.ts';
import {differenceOptions, noDifferences} from './carry/accepted.ts';
import {memberOf, noMember, noSettings, settingsHold, settingsRequest} from './carry/settings.ts';
import {nameOptions, noRoomOptions} from './names/options.ts';
import {
  makeRoomRequest,
  memberNameBecause,
  memberNameRequest,
  memberRoomRequest,
  roomBecause,
  takeNameRequest,
} from './names/swap.ts';
import {restoreRequest} from './restore-request.ts';

/** Everything of recovery that a runbook may name. */
export const recoveryComputations: Computations = {
  options: {
    'recovery.backups': backupOptions,
    'recovery.differences': differenceOptions,
    'recovery.names': nameOptions,
    'recovery.noRoom': noRoomOptions,
  },
  inputs: {
    'recovery.restoreRequest': restoreRequest,
    'recovery.settings': settingsRequest,
    'recovery.member': memberOf,
    'recovery.makeRoom': makeRoomRequest,
    'recovery.takeName': takeNameRequest,
    'recovery.memberRoom': memberRoomRequest,
    'recovery.memberName': memberNameRequest,
  },
  needless: {
    'recovery.settings': noSettings,
    'recovery.differences': noDifferences,
    'recovery.member': noMember,
    'recovery.makeRoom': roomBecause,
    'recovery.memberName': memberNameBecause,
  },
  looks: {'recovery.settingsHold': settingsHold},
};
