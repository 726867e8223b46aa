/** The ways back of the night, and the steps of the one that is taken. */
import type {PlannedStep, Way} from '../../../src/core/plan.ts';

/** The decision ladder of night A. */
export const ways: readonly Way[] = [
  {
    runbook: 'enable-key',
    title: 'Enable the key, then start',
    applies: 'yes',
    because: 'key is Disabled',
    undo: 'yes',
    time: '12–19 min, estimate + measured here',
    parts: [
      {
        of: 'the key',
        minutes: [0, 5],
        from: 'estimate',
        says: 'seconds, in some cases several minutes',
        section: '2.11',
      },
      {of: 'the start', minutes: [12, 14], from: 'measured', says: 'minutes to hours', times: 3},
    ],
    price: 'all users get the key back',
    risk: 'everyone who uses the key gets it back, also whoever was meant to lose it',
    recommended: true,
    unless: 'the key was switched off on purpose (a leak)',
    steps: [
      {id: 'on-purpose', kind: 'ask', title: 'On purpose?', call: '', undo: ''},
      {
        id: 'enable',
        kind: 'change',
        title: 'Enable the key',
        call: 'kms:EnableKey',
        undo: 'kms:DisableKey',
        why: 'RDS cannot read orders-db while the key is Disabled.',
        effect: 'Every user of the key gets it back; besides orders-db: billing-db.',
        within: 300,
        right: {may: 'yes', because: 'by statement "Keys" of the identity policies'},
      },
      {
        id: 'start',
        kind: 'change',
        title: 'Start the instance',
        call: 'rds:StartDBInstance',
        undo: 'rds:StopDBInstance',
        why: 'orders-db does not start by itself once the key is back.',
        effect: 'orders-db runs again and is billed in full again.',
        within: 7200,
        right: {may: 'unknown', because: 'the identity policies are not known'},
      },
      {id: 'answers', kind: 'manual', title: 'Does it answer?', call: '', undo: ''},
    ],
  },
  {
    runbook: 'start-database',
    title: 'Start the database',
    applies: 'later',
    because: 'the key is Disabled',
    undo: 'yes',
    time: '5 min–2 h, estimate',
    price: 'billed in full again',
    recommended: false,
    unless: 'the start is refused although the key is Enabled',
    steps: [],
  },
  {
    runbook: 'restore-from-backup',
    title: 'Restore from a snapshot',
    applies: 'no',
    because: 'every snapshot needs this key too',
    undo: 'the old database stays',
    time: '15 min–8 h, estimate',
    recommended: false,
    unless: 'a snapshot under another key turns up',
    steps: [],
  },
];

/** The four steps of `enable-key`. */
export const steps: readonly PlannedStep[] = [
  {
    id: 'on-purpose',
    runbook: 'enable-key',
    title: 'On purpose?',
    kind: 'ask',
    prose:
      'Keys are also switched off because they leaked, or because someone left. Enabling such a key hands\nit back to whoever was meant to lose it.',
    options: [
      {id: 'no', label: 'No'},
      {id: 'yes', label: 'Yes'},
      {id: 'not-known', label: 'Not known'},
    ],
  },
  {
    id: 'enable',
    runbook: 'enable-key',
    title: 'Enable the key',
    kind: 'change',
    prose: '',
    call: 'kms:EnableKey',
  },
  {
    id: 'start',
    runbook: 'start-database',
    title: 'Start the instance',
    kind: 'change',
    prose: '',
    call: 'rds:StartDBInstance',
    undo: {call: 'rds:StopDBInstance', with: {}},
    verify: {
      read: 'rds:DescribeDBInstances',
      with: {DBInstanceIdentifier: 'orders-db'},
      until: "DBInstances[0].DBInstanceStatus == 'available'",
      within: 7200,
      every: 15,
    },
  },
  {id: 'answers', runbook: 'start-database', title: 'Does it answer?', kind: 'manual', prose: ''},
];
