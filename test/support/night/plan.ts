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
    time: 'minutes to hours',
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
      },
      {
        id: 'start',
        kind: 'change',
        title: 'Start the instance',
        call: 'rds:StartDBInstance',
        undo: 'rds:StopDBInstance',
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
    time: 'minutes to hours',
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
    time: 'an hour or more',
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
      with: {},
      until: "DBInstances[0].DBInstanceStatus == 'available'",
      within: 7200,
      every: 15,
    },
  },
  {id: 'answers', runbook: 'start-database', title: 'Does it answer?', kind: 'manual', prose: ''},
];
