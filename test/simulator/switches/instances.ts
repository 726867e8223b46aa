/** The switches about instances that lose their key. */
import {
  CreateDBInstanceCommand,
  DeleteDBInstanceCommand,
  ModifyDBInstanceCommand,
  RebootDBInstanceCommand,
  RestoreDBInstanceToPointInTimeCommand,
  StartDBInstanceAutomatedBackupsReplicationCommand,
} from '@aws-sdk/client-rds';
import {account, away, backupsIn, home, rdsIn, twoRegions} from '../rds/support.ts';
import {clusterAccount} from '../rds-clusters/support.ts';
import {
  clientsOf,
  database,
  day,
  hour,
  locked,
  lockedForGood,
  minute,
  quietAccount,
  statusOf,
} from '../support.ts';
import {
  answerOf,
  DBInstanceIdentifier,
  lateClusterSnapshot,
  lateSnapshot,
  lockOut,
  loseGrant,
  type Switch,
  start,
  switchOff,
  switchOn,
} from './switch.ts';

export const ofInstances = {
  probeEveryMinutes: {
    // The first look after noon is at 12:12 or at 12:32; two hours later the database goes.
    cases: [
      [20, locked],
      [60, 'available'],
    ],
    see: async (unverified) => {
      const simulator = quietAccount({unverified});
      await switchOff(simulator);
      simulator.advance(2 * hour + 21 * minute);
      return statusOf(simulator);
    },
  },
  renameWhileInaccessible: {
    cases: [
      ['refuse', ['InvalidDBInstanceStateFault', 'gone']],
      ['allow', ['accepted', locked]],
    ],
    see: async (unverified) => {
      const simulator = quietAccount({unverified});
      await lockOut(simulator);
      const NewDBInstanceIdentifier = 'orders-db-old';
      const rename = {DBInstanceIdentifier, NewDBInstanceIdentifier, ApplyImmediately: true};
      const {rds} = clientsOf(simulator);
      const answer = await answerOf(rds.send(new ModifyDBInstanceCommand(rename)));
      return [answer, await statusOf(simulator, NewDBInstanceIdentifier)];
    },
  },
  startWithUnusableKey: {
    cases: [
      ['refuse', ['KMSKeyNotAccessibleFault', locked]],
      ['fall-back', ['accepted', 'starting']],
    ],
    see: async (unverified) => {
      const simulator = quietAccount({unverified});
      await lockOut(simulator);
      return [await start(simulator), await statusOf(simulator)];
    },
  },
  lostGrantLocksOut: {
    cases: [
      [true, locked],
      [false, 'available'],
    ],
    see: async (unverified) => {
      const simulator = quietAccount({unverified});
      await loseGrant(simulator);
      return statusOf(simulator);
    },
  },
  startRecreatesGrant: {
    cases: [
      [false, 'KMSKeyNotAccessibleFault'],
      [true, 'accepted'],
    ],
    see: async (unverified) => {
      const simulator = quietAccount({unverified});
      await loseGrant(simulator);
      return start(simulator);
    },
  },
  windowEndsWithKeyBack: {
    cases: [
      [true, lockedForGood],
      [false, locked],
    ],
    see: async (unverified) => {
      const simulator = quietAccount({unverified});
      await lockOut(simulator);
      await switchOn(simulator);
      simulator.advance(20 * day);
      return statusOf(simulator);
    },
  },
  keyLostOnTheWay: {
    cases: [
      ['fail', 'incompatible-create'],
      ['inaccessible', locked],
    ],
    see: async (unverified) => {
      const simulator = quietAccount({unverified});
      await clientsOf(simulator).rds.send(
        new CreateDBInstanceCommand({
          DBInstanceIdentifier: 'fresh',
          DBInstanceClass: 'db.t4g.medium',
          Engine: 'postgres',
          AllocatedStorage: 20,
          MasterUsername: 'app',
          MasterUserPassword: 'not-a-real-one',
          StorageEncrypted: true,
          KmsKeyId: 'alias/orders',
        }),
      );
      await switchOff(simulator);
      simulator.advance(hour);
      return statusOf(simulator, 'fresh');
    },
  },
  rebootWithUnusableKey: {
    cases: [
      ['lock-out', ['accepted', locked]],
      ['refuse', ['KMSKeyNotAccessibleFault', 'available']],
      ['allow', ['accepted', 'available']],
    ],
    see: async (unverified) => {
      const instances = [database('sessions-db', {BackupRetentionPeriod: 0})];
      const simulator = quietAccount({unverified, instances});
      await switchOff(simulator);
      simulator.advance(hour);
      const reboot = new RebootDBInstanceCommand({DBInstanceIdentifier: 'sessions-db'});
      const answer = await answerOf(clientsOf(simulator).rds.send(reboot));
      simulator.advance(hour);
      return [answer, await statusOf(simulator, 'sessions-db')];
    },
  },
  pointInTimeFromInaccessible: {
    cases: [
      ['allow', 'accepted'],
      ['refuse', 'InvalidDBInstanceStateFault'],
    ],
    see: async (unverified) => {
      const simulator = quietAccount({unverified});
      await lockOut(simulator);
      await switchOn(simulator);
      const restore = new RestoreDBInstanceToPointInTimeCommand({
        SourceDBInstanceIdentifier: DBInstanceIdentifier,
        TargetDBInstanceIdentifier: 'orders-back',
        UseLatestRestorableTime: true,
      });
      return answerOf(clientsOf(simulator).rds.send(restore));
    },
  },
  snapshotOnLostKey: {
    cases: [
      ['completes', ['available', 'available']],
      ['fails', ['failed', 'failed']],
    ],
    see: async (unverified) => [
      await lateSnapshot(quietAccount({unverified})),
      await lateClusterSnapshot(clusterAccount({unverified})),
    ],
  },
  copiesOfDeletedSource: {
    cases: [
      ['stay', 1],
      ['go', 0],
    ],
    see: async (unverified) => {
      const simulator = twoRegions({unverified});
      const SourceDBInstanceArn = `arn:aws:rds:${home}:${account}:db:${DBInstanceIdentifier}`;
      await rdsIn(simulator, away).send(
        new StartDBInstanceAutomatedBackupsReplicationCommand({
          SourceDBInstanceArn,
          KmsKeyId: 'alias/away',
        }),
      );
      simulator.advance(3 * hour);
      await rdsIn(simulator).send(
        new DeleteDBInstanceCommand({DBInstanceIdentifier, SkipFinalSnapshot: true}),
      );
      simulator.advance(hour);
      return (await backupsIn(simulator, away)).length;
    },
  },
} satisfies {readonly [name: string]: Switch};
