/** The nights of a restore: what each covers, how it ends, and one wrong choice with its sentence. */
import type {SimulatedWorld} from '../../src/engine/worlds/simulated.ts';
import {back, grow} from './audit-acts.ts';

/** What has to be played (each source, each way around it, each trouble). */
export const wanted = [
  ...['automated snapshot', 'manual snapshot', 'copy under another key', 'point in time'],
  ...['retained backup', 'replicated backup', 'copy elsewhere, brought home'],
  ...['copy elsewhere, restored there', 'shared snapshot', 'recovery point', 'replica'],
  ...['cluster snapshot', 'shared cluster snapshot', 'cluster copy elsewhere, brought home'],
  ...['cluster copy elsewhere, restored there', 'cluster point in time', 'cluster retained backup'],
  ...['clone', 'cluster replica', 'new name kept', 'swap allowed', 'swap refused'],
  ...['Aurora with three members', 'Multi-AZ cluster', 'cross-Region', 'quota reached'],
  ...['shared from another account', 'capacity missing, then present'],
  ...['key disabled again in the middle', 'storage full after it', 'nothing opens'],
] as const;

export type Wanted = (typeof wanted)[number];

export type Answers = {readonly [step: string]: string};

/** What somebody else does in the account while a question stands. */
export type Act = {readonly at: string; do(world: SimulatedWorld): Promise<void>};

export type Row = {
  readonly covers: readonly Wanted[];
  readonly scenario: string;
  readonly answers?: Answers;
  readonly act?: Act;
  readonly ends: 'recovered' | 'handed-over';
  /** The calls that make, copy or promote something, as AWS carried them out. */
  readonly made: readonly string[];
  /** A choice that is refused with this sentence, or answers that end with this one. */
  readonly wrong:
    | {readonly step: string; readonly choice: RegExp; readonly says: RegExp}
    | {readonly answers: Answers; readonly says: RegExp};
};

const snapshot = 'rds:RestoreDBInstanceFromDBSnapshot';
const toPoint = 'rds:RestoreDBInstanceToPointInTime';
const clusterSnapshot = 'rds:RestoreDBClusterFromSnapshot';
const clusterToPoint = 'rds:RestoreDBClusterToPointInTime';

const notTaken = {answers: {source: 'none'}, says: /^None of these: stop here and hand over$/};
const notConfirmed = (step: string) => ({
  answers: {[step]: 'no'},
  says: new RegExp(`^Stopped: ${step} was not confirmed; it was not sent\\.$`),
});

/** One row for each night. */
export const rows: readonly Row[] = [
  {
    covers: ['manual snapshot', 'copy under another key'],
    scenario: 'key-deleted',
    ends: 'recovered',
    made: [snapshot],
    wrong: {
      step: 'source',
      choice: /^snapshot\/rds:/,
      says: /^rds:orders-db-\S+ cannot be restored: its key \S+ does not exist any more\.$/,
    },
  },
  {
    covers: ['automated snapshot', 'new name kept'],
    scenario: 'only-a-point-in-time',
    answers: {source: 'snapshot/rds:orders-db-2026-03-01-03-10', name: 'keep'},
    ends: 'recovered',
    made: [snapshot],
    wrong: notTaken,
  },
  {
    covers: ['point in time', 'swap refused'],
    scenario: 'only-a-point-in-time',
    ends: 'recovered',
    made: [toPoint],
    wrong: {
      step: 'no-room',
      choice: /^never$/,
      says: /^There is no choice "never"\.$/,
    },
  },
  {
    covers: ['swap allowed'],
    scenario: 'lost-with-everything',
    ends: 'recovered',
    made: [toPoint],
    wrong: notConfirmed('restore-time'),
  },
  {
    covers: ['retained backup'],
    scenario: 'retained-backup',
    ends: 'recovered',
    made: [toPoint],
    wrong: {
      step: 'source',
      choice: /^point-in-time\//,
      says: /^orders-db, to the latest second cannot be restored: its key/,
    },
  },
  {
    covers: ['replicated backup', 'cross-Region'],
    scenario: 'replicated-backup',
    ends: 'recovered',
    made: [toPoint],
    wrong: {
      answers: {'security-groups': 'other', 'security-group-ids': 'the usual ones'},
      says: /none of what was typed is the id of a security group: choose again/,
    },
  },
  {
    covers: ['copy elsewhere, brought home', 'cross-Region'],
    scenario: 'copy-in-another-region',
    ends: 'recovered',
    made: ['rds:CopyDBSnapshot', snapshot],
    wrong: notConfirmed('copy-first'),
  },
  {
    covers: ['copy elsewhere, restored there', 'cross-Region'],
    scenario: 'copy-in-another-region',
    answers: {source: 'snapshot@eu-central-1/orders-db-friday-far'},
    ends: 'recovered',
    made: [snapshot],
    wrong: {
      answers: {source: 'elsewhere', 'other-region': 'eu-north-1', 'source-again': 'none'},
      says: /^None of these: stop here and hand over$/,
    },
  },
  {
    covers: ['shared snapshot', 'shared from another account'],
    scenario: 'shared-snapshot',
    ends: 'recovered',
    made: ['rds:CopyDBSnapshot', snapshot],
    wrong: {answers: {key: 'none'}, says: /^None of these: stop here and hand over$/},
  },
  {
    covers: ['recovery point'],
    scenario: 'recovery-point',
    ends: 'recovered',
    made: ['backup:StartRestoreJob'],
    wrong: notConfirmed('restore-point'),
  },
  {
    covers: ['replica', 'cross-Region'],
    scenario: 'replica-promoted',
    ends: 'recovered',
    made: ['rds:PromoteReadReplica'],
    wrong: notConfirmed('promote'),
  },
  {
    covers: ['cluster point in time', 'Aurora with three members'],
    scenario: 'aurora-point-in-time',
    ends: 'recovered',
    made: [clusterToPoint],
    wrong: notConfirmed('restore-cluster-time'),
  },
  {
    covers: ['clone'],
    scenario: 'aurora-point-in-time',
    answers: {source: 'clone/cluster-SHOPATTHEBEGINNING23456723'},
    ends: 'recovered',
    made: [clusterToPoint],
    wrong: notTaken,
  },
  {
    covers: ['cluster snapshot', 'swap allowed'],
    scenario: 'aurora-snapshot',
    ends: 'recovered',
    made: [clusterSnapshot],
    wrong: {
      step: 'source',
      choice: /^clone\//,
      says: /^shop as a clone cannot be restored: its key \S+ does not exist any more\.$/,
    },
  },
  {
    covers: ['Multi-AZ cluster', 'swap refused'],
    scenario: 'multi-az-cluster',
    ends: 'recovered',
    made: [clusterToPoint],
    wrong: notTaken,
  },
  {
    covers: ['cluster copy elsewhere, brought home', 'cross-Region'],
    scenario: 'aurora-copy-in-another-region',
    ends: 'recovered',
    made: ['rds:CopyDBClusterSnapshot', clusterSnapshot],
    wrong: {answers: {key: 'none'}, says: /^None of these: stop here and hand over$/},
  },
  {
    covers: ['cluster copy elsewhere, restored there', 'cross-Region'],
    scenario: 'aurora-copy-in-another-region',
    answers: {source: 'cluster-snapshot@eu-central-1/shop-friday-far'},
    ends: 'recovered',
    made: [clusterSnapshot],
    wrong: {
      step: 'source',
      choice: /^cluster-point-in-time\//,
      says: /cannot be restored: its key \S+ does not exist any more\.$/,
    },
  },
  {
    covers: ['cluster replica', 'cross-Region'],
    scenario: 'cluster-replica-promoted',
    ends: 'recovered',
    made: ['rds:PromoteReadReplicaDBCluster'],
    wrong: notConfirmed('promote-cluster'),
  },
  {
    covers: ['cluster retained backup'],
    scenario: 'aurora-nothing-opens',
    act: {at: 'try-start-cluster', do: back('dr')},
    ends: 'recovered',
    made: [clusterToPoint],
    wrong: {
      step: 'source',
      choice: /^cluster-replica@/,
      says: /cannot be restored: its status is inaccessible-encryption-credentials\.$/,
    },
  },
  {
    covers: ['shared cluster snapshot', 'shared from another account'],
    scenario: 'aurora-nothing-opens',
    act: {at: 'try-start-cluster', do: back('vault')},
    ends: 'recovered',
    made: [clusterSnapshot],
    wrong: notTaken,
  },
  {
    covers: ['nothing opens'],
    scenario: 'nothing-opens',
    ends: 'handed-over',
    made: [],
    wrong: {
      step: 'source',
      choice: /^replicated@/,
      says: /as replicated to eu-central-1 cannot be restored: its key \S+ of eu-central-1 is Disabled\.$/,
    },
  },
  {
    covers: ['quota reached'],
    scenario: 'quota-reached',
    ends: 'handed-over',
    made: [],
    wrong: notTaken,
  },
  {
    covers: ['capacity missing, then present'],
    scenario: 'capacity-missing',
    ends: 'recovered',
    made: [toPoint],
    wrong: notConfirmed('restore-time'),
  },
  {
    covers: ['key disabled again in the middle'],
    scenario: 'key-off-during-restore',
    ends: 'recovered',
    made: [toPoint, toPoint],
    wrong: notTaken,
  },
  {
    covers: ['storage full after it'],
    scenario: 'storage-full-after-restore',
    ends: 'handed-over',
    made: [toPoint],
    wrong: notTaken,
  },
  {
    covers: ['storage full after it'],
    scenario: 'storage-full-after-restore',
    act: {at: 'restore-time.failed', do: grow('orders-db-restored', 560)},
    ends: 'recovered',
    made: [toPoint],
    wrong: {
      step: 'restore-time.failed',
      choice: /^delete$/,
      says: /^There is no choice "delete"\.$/,
    },
  },
];
