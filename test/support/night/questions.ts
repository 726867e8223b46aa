/** Other questions of the night: what for, which backup, and now that it failed? */
import type {
  ApprovalQuestion,
  ChoiceQuestion,
  FailureQuestion,
} from '../../../src/core/question.ts';
import {keyArn} from './entries.ts';
import {steps} from './plan.ts';

export const onPurpose: ChoiceQuestion = {
  kind: 'choice',
  title: 'Was the key switched off on purpose?',
  prose: `${steps[0]?.prose ?? ''} Look who disabled it and when, and ask them.`,
  options: [
    {id: 'no', label: 'No', detail: 'an accident or a mistake', recommended: true},
    {id: 'yes', label: 'Yes: stop here, security decides first', then: 'stop'},
    {id: 'not-known', label: 'Not known', detail: 'go on; enabling can be undone at once'},
  ],
};

export const startFailed: FailureQuestion = {
  kind: 'failure',
  title: 'RDS refused the start: it still cannot use the key.',
  call: 'rds:StartDBInstance',
  code: 'KMSKeyNotAccessibleFault',
  message:
    "The specified KMS key [arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab] either doesn't exist, isn't enabled, or isn't accessible by the current user.",
  means: 'One text for five causes. A late change, or a permission is missing.',
  tried: '4 times in 5 min 2 s; a key change can take minutes to arrive everywhere.',
  changed: 'nothing: orders-db is locked out as before.',
  options: [
    {id: 'retry', label: 'Try again (harmless; the state is looked up first)', recommended: true},
    {id: 'diagnose', label: 'Read everything anew and look for a second cause'},
    {id: 'way', label: 'Another way back'},
    {id: 'stop', label: 'Stop here and hand over'},
  ],
};

/** Backups to choose from; two of them do not open. */
export const backups: ChoiceQuestion = {
  kind: 'choice',
  title: 'Which snapshot?',
  prose: 'Opening is judged by the key of the snapshot, never by its status.',
  columns: ['Back to (UTC)', 'Data lost', 'Kind', 'Key, does it open?', 'Verdict'],
  options: [
    backup(
      'orders-0301-0310',
      ['1 Mar 03:10', '22 h 42 min', 'automated', '✓ alias/orders', 'best'],
      true,
    ),
    backup('orders-0220', ['20 Feb 18:30', '9 d 7 h', 'manual', '✓ alias/orders', 'very old']),
    backup('orders-0301-0400', [
      '1 Mar 04:00',
      '21 h 52 min',
      'shared copy',
      '? not visible',
      'cannot tell',
    ]),
    {
      ...backup('orders-0201', [
        '1 Feb 04:00',
        '28 d 21 h',
        'manual copy',
        '✗ PendingDeletion',
        'cannot open',
      ]),
      dead: 'Its key alias/dr-old will be deleted on 6 Mar; that can be stopped.',
    },
    {
      ...backup('orders-0115', [
        '15 Jan 04:00',
        '45 d 21 h',
        'manual copy',
        '✗ key deleted',
        'cannot open',
      ]),
      dead: 'Its key was deleted on 27 Feb. Nothing opens it, not even AWS.',
    },
  ],
};

function backup(id: string, cells: readonly string[], recommended = false) {
  return {
    id,
    label: `${id}, 500 GiB`,
    detail: 'A new database comes back under a new name; the old one stays as it is.',
    cells,
    ...(recommended ? {recommended} : {}),
  };
}

/** A second person has to approve enabling the key and starting the database. */
export const approval: ApprovalQuestion = {
  kind: 'approval',
  title: 'A second person has to approve',
  prose:
    'Someone else of this account runs latchkey approve with this request and reads a code back to you. They see exactly what is listed here.',
  request: {
    format: 'latchkey/approval/1',
    id: '0b7e2c1a-5b0e-4f6e-9a2b-1c2d3e4f5a6b',
    session: 'orders-db-20260302-0214',
    accountId: '111122223333',
    region: 'eu-west-1',
    database: 'orders-db',
    requestedBy: 'arn:aws:sts::111122223333:assumed-role/OnCallResponder/mara',
    expiresAt: '2026-03-02T03:16:00.000Z',
    changes: [
      {
        step: 'enable',
        title: 'Enable the key alias/orders?',
        call: 'kms:EnableKey',
        input: {KeyId: keyArn},
        command: `aws kms enable-key --key-id ${keyArn}`,
      },
      {
        step: 'start',
        title: 'Start the instance',
        call: 'rds:StartDBInstance',
        input: {DBInstanceIdentifier: 'orders-db'},
        command: 'aws rds start-db-instance --db-instance-identifier orders-db',
      },
    ],
  },
  text: 'bZBBT8MwDIX_SuRzW6XdNrZeJyR24oA4IQ6h8baoaR0',
  hash: 'c296613a47442b8d9a1f0c3e5b7d2846f1e0d9c8b7a6958473625140fedcba98',
};
