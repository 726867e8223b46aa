/** Waits of a restore: a copy in percent, the instances of a cluster, and a status that ended one. */
import type {EntryBody} from '../../src/core/entry.ts';
import type {PlannedStep} from '../../src/core/plan.ts';
import type {Activity} from '../../src/engine/front-end.ts';
import {failureQuestion} from '../../src/engine/steps/failure.ts';
import {longWait} from './night/activities.ts';
import {answered, asked, type Happening, nightTime} from './night/entries.ts';
import {untilStart} from './night/stories.ts';
import type {State} from './states.ts';

const copy: PlannedStep = {
  id: 'copy-first',
  runbook: 'restore-database',
  title: 'Copy the snapshot',
  kind: 'change',
  prose: '',
  call: 'rds:CopyDBSnapshot',
  verify: {read: 'rds:DescribeDBSnapshots', with: {}, until: 'x', within: 43_200, every: 30},
};
const members: PlannedStep = {
  id: 'members',
  runbook: 'finish-restore',
  title: 'Every instance of the cluster answers',
  kind: 'wait',
  prose: '',
  verify: {read: 'rds:DescribeDBInstances', with: {}, until: 'x', within: 7200, every: 15},
};

function waits(step: string, seen: string, more: object = {}): EntryBody {
  return {type: 'waiting', step, until: nightTime('14:17:38'), because: '', seen, ...more};
}

function planned(...steps: readonly PlannedStep[]): Happening {
  return ['02:17:30', {type: 'planned', runbook: 'restore', title: 'Restore', steps}];
}

function during(step: string): Activity {
  return longWait.type === 'waiting' ? {...longWait, step} : longWait;
}

/** The start was confirmed, and another plan goes on. */
const before: readonly Happening[] = [
  ...untilStart(),
  answered('02:17:20', 'start', 'Start the instance?', 'yes'),
];

const storageFull = {
  status: 'Failed',
  attempt: 1,
  isOpen: false,
  outcome: 'ok',
  isTaken: true,
  firstIntendedAt: nightTime('02:17:37'),
  sightings: [{at: nightTime('02:40:10'), seen: 'storage-full'}],
  reason: '',
} as const;

export const waitingStates: {readonly [name: string]: State} = {
  'waiting/copying': {
    story: [
      ...before,
      planned(copy),
      [
        '02:17:38',
        waits('copy-first', '', {estimate: {least: 12, most: 40, from: 'measured'}, percent: 0}),
      ],
      ['02:21:48', waits('copy-first', 'creating', {percent: 41})],
    ],
    time: '02:21:52',
    activity: during('copy-first'),
    says: ['Estimate', '12–40 min, measured here', '41 %, told by AWS', '4 min 14 s of 12 h'],
  },
  'waiting/members': {
    story: [
      ...before,
      planned(members),
      ['02:17:40', waits('members', 'orders-1 creating, orders-2 creating, orders-3 creating')],
      ['02:21:12', waits('members', 'orders-1 available, orders-2 creating, orders-3 backing-up')],
    ],
    time: '02:21:52',
    activity: during('members'),
    says: ['orders-1', 'available', 'orders-2', '4 min 12 s so far', '40 s so far'],
  },
  'failed/storage-full': {
    story: [
      ...untilStart(),
      asked('02:40:12', 'start.failed', {
        ...failureQuestion({...members, call: 'rds:StartDBInstance'}, storageFull, {
          at: nightTime('02:40:12'),
          region: 'eu-west-1',
        }),
      }),
    ],
    time: '02:40:20',
    says: ['storage-full', 'The disk is full', 'allocated-storage', 'Changed'],
  },
};
