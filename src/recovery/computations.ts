/** The named computations of recovery, as runbooks refer to them. */
import type {Computations} from '../runbook/computations.ts';
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
import {
  clusterFromSnapshot,
  clusterPromotion,
  clusterRestoreJob,
  clusterToPointInTime,
  copyOfClusterSnapshot,
} from './sources/cluster-requests.ts';
import {keyOptions} from './sources/keys.ts';
import {lookedChecks} from './sources/looked.ts';
import {sourceOptions, sourceOptionsAgain} from './sources/options.ts';
import {proofOf} from './sources/proof.ts';
import {
  copyOfSnapshot,
  fromSnapshot,
  promotion,
  restoreJob,
  toPointInTime,
} from './sources/requests.ts';
import {proofReview} from './sources/review.ts';
import {securityGroupOptions} from './there/security-groups.ts';
import {subnetGroupOptions} from './there/subnet-groups.ts';

/** Everything of recovery that a runbook may name. */
export const recoveryComputations: Computations = {
  options: {
    'recovery.backups': sourceOptions,
    'recovery.backupsAgain': sourceOptionsAgain,
    'recovery.keys': keyOptions,
    'recovery.subnetGroups': subnetGroupOptions,
    'recovery.securityGroups': securityGroupOptions,
    'recovery.differences': differenceOptions,
    'recovery.names': nameOptions,
    'recovery.noRoom': noRoomOptions,
  },
  inputs: {
    'recovery.copySnapshot': copyOfSnapshot,
    'recovery.restoreRequest': fromSnapshot,
    'recovery.toPointInTime': toPointInTime,
    'recovery.promotion': promotion,
    'recovery.restoreJob': restoreJob,
    'recovery.clusterRestoreJob': clusterRestoreJob,
    'recovery.copyClusterSnapshot': copyOfClusterSnapshot,
    'recovery.clusterFromSnapshot': clusterFromSnapshot,
    'recovery.clusterToPointInTime': clusterToPointInTime,
    'recovery.clusterPromotion': clusterPromotion,
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
  checks: {'recovery.sources': lookedChecks, 'recovery.there': () => [], 'recovery.proof': proofOf},
  reviews: {'recovery.proof': proofReview},
};
