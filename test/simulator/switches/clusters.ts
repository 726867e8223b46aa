/** The switches about clusters. */
import {
  CopyDBClusterSnapshotCommand,
  RestoreDBClusterFromSnapshotCommand,
  RestoreDBClusterToPointInTimeCommand,
} from '@aws-sdk/client-rds';
import {
  aurora,
  clusterAccount,
  clusterOf,
  clusterStatus,
  takeSnapshot,
} from '../rds-clusters/support.ts';
import {clientsOf, hour, locked, minute, statusOf} from '../support.ts';
import {answerOf, lockOut, type Switch, switchOff, switchOn} from './switch.ts';

const range = {MinCapacity: 1, MaxCapacity: 2};

export const ofClusters = {
  auroraGrace: {
    cases: [
      ['two-hours', 'available'],
      ['none', locked],
    ],
    see: async (unverified) => {
      const simulator = clusterAccount({unverified});
      await switchOff(simulator);
      simulator.advance(13 * minute);
      return clusterStatus(simulator);
    },
  },
  membersFollowMinutes: {
    cases: [
      [0, [locked, locked]],
      [10, [locked, 'available']],
    ],
    see: async (unverified) => {
      const simulator = clusterAccount({unverified});
      await switchOff(simulator);
      simulator.advance(2 * hour + 13 * minute);
      return [await clusterStatus(simulator), await statusOf(simulator, 'ledger-1')];
    },
  },
  cloneFromInaccessible: {
    cases: [
      ['refuse', 'InvalidDBClusterStateFault'],
      ['allow', 'accepted'],
    ],
    see: async (unverified) => {
      const simulator = clusterAccount({unverified});
      await lockOut(simulator);
      await switchOn(simulator);
      const clone = new RestoreDBClusterToPointInTimeCommand({
        SourceDBClusterIdentifier: 'ledger',
        DBClusterIdentifier: 'copy',
        RestoreType: 'copy-on-write',
        UseLatestRestorableTime: true,
      });
      return answerOf(clientsOf(simulator).rds.send(clone));
    },
  },
  keyOnUnencryptedClusterCopy: {
    cases: [
      ['refuse', 'InvalidParameterCombination'],
      ['allow', 'accepted'],
    ],
    see: async (unverified) => {
      const clusters = [aurora({KmsKeyId: undefined})];
      const simulator = clusterAccount({unverified, clusters});
      await takeSnapshot(simulator);
      const copy = new CopyDBClusterSnapshotCommand({
        SourceDBClusterSnapshotIdentifier: 'today',
        TargetDBClusterSnapshotIdentifier: 'copied',
        KmsKeyId: 'alias/spare',
      });
      return answerOf(clientsOf(simulator).rds.send(copy));
    },
  },
  restoreKeepsServerlessScaling: {
    cases: [
      [false, undefined],
      [true, range],
    ],
    see: async (unverified) => {
      const clusters = [aurora({ServerlessV2ScalingConfiguration: range})];
      const simulator = clusterAccount({unverified, clusters});
      await takeSnapshot(simulator);
      await clientsOf(simulator).rds.send(
        new RestoreDBClusterFromSnapshotCommand({
          DBClusterIdentifier: 'again',
          SnapshotIdentifier: 'today',
          Engine: 'aurora-postgresql',
        }),
      );
      return (await clusterOf(simulator, 'again'))?.ServerlessV2ScalingConfiguration;
    },
  },
  auroraNightlyStatus: {
    cases: [
      ['available', ['available']],
      ['backing-up', ['available', 'backing-up']],
    ],
    see: async (unverified) => {
      const clusters = [aurora({PreferredBackupWindow: '13:00-13:30'})];
      const simulator = clusterAccount({unverified, clusters});
      const seen = new Set<string>();
      for (let step = 0; step < 90; step += 1) {
        seen.add(await clusterStatus(simulator));
        simulator.advance(minute);
      }
      return [...seen];
    },
  },
} satisfies {readonly [name: string]: Switch};
