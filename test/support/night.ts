/**
 * The night of the storyboard as journal entries: on 1 March 2026 the role `ci-cleanup` disabled
 * `alias/orders`, RDS stopped `orders-db` at 01:52:11, the operator began at 02:14 UTC.
 */
import {fold} from '../../src/core/apply.ts';
import type {CallName} from '../../src/core/call.ts';
import type {Diagnosis} from '../../src/core/diagnosis.ts';
import type {Entry, EntryBody} from '../../src/core/entry.ts';
import type {FactName, FactValues} from '../../src/core/evidence.ts';
import type {Fact} from '../../src/core/fact.ts';
import type {PlannedStep, Way} from '../../src/core/plan.ts';
import type {
  ChoiceQuestion,
  ConfirmQuestion,
  FailureQuestion,
  Question,
} from '../../src/core/question.ts';
import type {Session} from '../../src/core/session.ts';

/** What happened, and the time of day on 2 March 2026 (`02:14:22`), or a whole ISO time. */
export type Happening = readonly [time: string, body: EntryBody];

export const account = '111122223333';
export const region = 'eu-west-1';
export const keyArn = `arn:aws:kms:${region}:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
export const operatorArn = `arn:aws:sts::${account}:assumed-role/OnCallResponder/mara`;
export const sessionId = 'orders-db-20260302-0214';

/** The ISO time of a moment of the night. */
export function nightTime(time: string): string {
  return time.includes('T') ? time : `2026-03-02T${time}.000Z`;
}

/** Numbers and dates entries; hashes are made up, but stable. */
export function entriesOf(happenings: readonly Happening[]): readonly Entry[] {
  return happenings.map(([time, body], index) => ({
    v: 1,
    seq: index + 1,
    at: nightTime(time),
    prev: `hash-${index}`,
    hash: `hash-${index + 1}`,
    ...body,
  }));
}

/** The session that these happenings tell. */
export function sessionOf(happenings: readonly Happening[]): Session {
  return fold(entriesOf(happenings));
}

/** How the session begins. */
export function opened(change: Partial<Extract<EntryBody, {type: 'opened'}>> = {}): EntryBody {
  return {
    type: 'opened',
    session: sessionId,
    incident: {database: {identifier: 'orders-db', kind: 'instance'}, accountId: account, region},
    world: 'live',
    rehearsal: false,
    operator: {arn: operatorArn, accountId: account},
    endpoint: '',
    profile: 'oncall',
    version: '1.0.0',
    resumed: false,
    ...change,
  };
}

const policyStatements = [
  {
    Sid: 'Root',
    Effect: 'Allow',
    Principal: {AWS: `arn:aws:iam::${account}:root`},
    Action: 'kms:*',
    Resource: '*',
  },
  {
    Sid: 'Admins',
    Effect: 'Allow',
    Principal: {AWS: `arn:aws:iam::${account}:role/KeyAdmin`},
    Action: ['kms:EnableKey', 'kms:DisableKey', 'kms:DescribeKey'],
    Resource: '*',
  },
];

const calls: readonly (readonly [FactName, CallName, number, FactValues[FactName]])[] = [
  [
    'identity',
    'sts:GetCallerIdentity',
    38,
    {Account: account, Arn: operatorArn, UserId: 'AROAEXAMPLE:mara'},
  ],
  [
    'instance',
    'rds:DescribeDBInstances',
    61,
    {
      DBInstances: [
        {
          DBInstanceIdentifier: 'orders-db',
          DBInstanceArn: `arn:aws:rds:${region}:${account}:db:orders-db`,
          DbiResourceId: 'db-K4RT7QWXEXAMPLE3CJDA',
          DBInstanceStatus: 'inaccessible-encryption-credentials-recoverable',
          DBInstanceClass: 'db.r6g.large',
          Engine: 'postgres',
          EngineVersion: '16.6',
          StorageEncrypted: true,
          KmsKeyId: keyArn,
          MultiAZ: true,
          BackupRetentionPeriod: 14,
        },
      ],
    },
  ],
  [
    'events',
    'rds:DescribeEvents',
    74,
    {
      Events: [
        {
          SourceIdentifier: 'orders-db',
          Date: '2026-03-01T23:52:11.000Z',
          Message:
            'Amazon RDS is unable to access the KMS encryption key for database instance orders-db.',
        },
        {
          SourceIdentifier: 'orders-db',
          Date: '2026-03-02T01:52:11.000Z',
          Message:
            'Amazon RDS has been unable to access the KMS encryption key for database instance orders-db. This database will be placed into an inaccessible state.',
        },
      ],
    },
  ],
  [
    'snapshots',
    'rds:DescribeDBSnapshots',
    112,
    {
      DBSnapshots: Array.from({length: 29}, (_, index) => ({
        DBSnapshotIdentifier: `orders-${index + 1}`,
        KmsKeyId: index < 26 ? keyArn : `${keyArn}-${index}`,
      })),
    },
  ],
  [
    'automatedBackups',
    'rds:DescribeDBInstanceAutomatedBackups',
    66,
    {
      DBInstanceAutomatedBackups: [
        {
          DBInstanceIdentifier: 'orders-db',
          RestoreWindow: {
            EarliestTime: '2026-02-16T02:14:00.000Z',
            LatestTime: '2026-03-02T01:47:55.000Z',
          },
        },
      ],
    },
  ],
  [
    'key',
    'kms:DescribeKey',
    44,
    {
      KeyMetadata: {
        KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab',
        Arn: keyArn,
        AWSAccountId: account,
        KeyState: 'Disabled',
        Enabled: false,
        KeyManager: 'CUSTOMER',
        Origin: 'AWS_KMS',
        Description: 'orders\u001B[2J\u001B]0;owned\u0007 key',
      },
    },
  ],
  [
    'keyPolicy',
    'kms:GetKeyPolicy',
    47,
    {Policy: JSON.stringify({Version: '2012-10-17', Statement: policyStatements})},
  ],
  [
    'grants',
    'kms:ListGrants',
    52,
    {
      Grants: [
        {
          GrantId: 'a',
          Constraints: {EncryptionContextSubset: {'aws:rds:db-id': 'db-K4RT7QWXEXAMPLE3CJDA'}},
        },
        {GrantId: 'b'},
        {GrantId: 'c'},
      ],
    },
  ],
  ['aliases', 'kms:ListAliases', 49, {Aliases: [{AliasName: 'alias/orders', TargetKeyId: keyArn}]}],
];

/** The facts of the night, as entries; the last use of the key is denied. */
export function observations(): readonly Happening[] {
  const known = calls.map(([name, call, milliseconds, value], index): Happening => {
    const second = index < 1 ? 20 : index < 5 ? 21 : 22;
    const at = nightTime(`02:14:${second}`);
    const evidence: Fact<FactValues[FactName]> = {
      status: 'known',
      call,
      at,
      requestId: `5f0e7c1a-3b2d-4e61-9a77-0d4c1b9e2f${String(index).padStart(2, '0')}`,
      milliseconds,
      value,
    };
    return [`02:14:${second}`, {type: 'observed', fact: name, evidence}];
  });
  return [...known, ['02:14:22', {type: 'observed', fact: 'lastUsage', evidence: deniedUsage}]];
}

const deniedUsage: Fact<FactValues[FactName]> = {
  status: 'denied',
  call: 'kms:GetKeyLastUsage',
  at: nightTime('02:14:22'),
  requestId: '5f0e7c1a-3b2d-4e61-9a77-0d4c1b9e2f99',
  milliseconds: 41,
  code: 'AccessDeniedException',
  message: 'no identity-based policy allows the kms:GetKeyLastUsage action',
  needs: 'kms:GetKeyLastUsage',
};

/** Night A: the key was disabled. */
export const disabledKey: Diagnosis = {
  format: 'latchkey/diagnosis/1',
  database: {
    kind: 'instance',
    identifier: 'orders-db',
    arn: `arn:aws:rds:${region}:${account}:db:orders-db`,
    status: 'inaccessible-encryption-credentials-recoverable',
    resourceId: 'db-K4RT7QWXEXAMPLE3CJDA',
    engine: 'postgres',
  },
  key: {arn: keyArn, state: 'Disabled', manager: 'CUSTOMER', origin: 'AWS_KMS', accountId: account},
  verdict: 'locked-out',
  findings: [
    {
      cause: 'key-disabled',
      confidence: 'certain',
      summary: 'The KMS key of orders-db was switched off.',
      evidence: [
        {
          call: 'kms:DescribeKey',
          at: nightTime('02:14:22'),
          requestId: '5f0e7c1a-3b2d-4e61-9a77-0d4c1b9e2f05',
          path: 'KeyMetadata.KeyState',
          value: 'Disabled',
        },
      ],
      runbook: 'enable-key',
      actor: {
        arn: `arn:aws:sts::${account}:assumed-role/ci-cleanup/nightly-4711`,
        event: 'DisableKey',
        at: '2026-03-01T23:41:07.000Z',
        eventId: '7b2e41d0-0000-4000-8000-00000000c9f1',
      },
    },
  ],
  unknowns: [
    {
      fact: 'organization policies',
      because: 'SCPs and RCPs cannot be read from a member account',
      needs: '',
    },
    {fact: 'last use of the key', because: 'denied to your role', needs: 'kms:GetKeyLastUsage'},
  ],
  clocks: [
    {
      clock: 'recoverable-window',
      at: '2026-03-09T01:52:11.000Z',
      estimate: true,
      from: '7 days after RDS stopped it, 2 Mar 01:52 UTC',
    },
    {
      clock: 'oldest-restorable-point',
      at: '2026-02-16T02:14:00.000Z',
      estimate: false,
      from: '14 days are kept',
    },
  ],
  blastRadius: {
    keyArn,
    databases: [
      {
        identifier: 'orders-db',
        kind: 'instance',
        status: 'inaccessible-encryption-credentials-recoverable',
      },
      {
        identifier: 'billing-db',
        kind: 'instance',
        status: 'inaccessible-encryption-credentials-recoverable',
      },
      {identifier: 'sessions-db', kind: 'instance', status: 'available'},
    ],
    snapshots: 58,
    automatedBackups: 2,
    complete: true,
  },
};

/** Night B: the key's deletion was scheduled as well; a hard clock runs. */
export const deletionScheduled: Diagnosis = {
  ...disabledKey,
  key: {...disabledKey.key, state: 'PendingDeletion'},
  findings: [
    {
      cause: 'key-pending-deletion',
      confidence: 'certain',
      summary: 'The KMS key of orders-db is being deleted.',
      evidence: [],
      runbook: 'cancel-key-deletion',
    },
    ...disabledKey.findings,
  ],
  clocks: [
    {
      clock: 'key-deletion',
      at: '2026-03-08T23:41:07.000Z',
      estimate: false,
      from: 'kms:DescribeKey, DeletionDate',
    },
    ...disabledKey.clocks,
  ],
};

/** All is well. */
export const healthy: Diagnosis = {
  ...disabledKey,
  database: {...disabledKey.database, status: 'available'},
  key: {...disabledKey.key, state: 'Enabled'},
  verdict: 'healthy',
  findings: [],
  unknowns: disabledKey.unknowns.slice(0, 1),
  clocks: [],
};

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
    runbook: 'restore-from-snapshot',
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

export const enableKey: ConfirmQuestion = {
  kind: 'confirm',
  title: 'Enable the key alias/orders?',
  prose:
    'RDS needs the key to attach the storage of the database. Enabling takes effect in seconds, in rare\ncases in minutes. A stopped database stays **stopped**: starting it is the next step.',
  call: 'kms:EnableKey',
  input: {KeyId: keyArn},
  command: `aws --profile oncall --region eu-west-1 kms enable-key --key-id ${keyArn}`,
  accountId: account,
  region,
  mode: 'LIVE',
  why: 'RDS cannot read orders-db while the key is Disabled.',
  effect:
    'Every user of the key gets it back; besides orders-db: billing-db, sessions-db. A stopped database does not start by itself.',
  risk: 'So does whoever was meant to lose it. If the key leaked, stop here and call security.',
  undo: 'yes: kms:DisableKey, same KeyId',
  undoCommand: `aws --profile oncall --region eu-west-1 kms disable-key --key-id ${keyArn}`,
  check: 'kms:DescribeKey until Enabled, at most 5 min',
  confirm: 'yes',
  expected: 'yes',
  evidence: [
    {
      call: 'kms:DescribeKey',
      at: nightTime('02:15:57'),
      requestId: 'a1',
      path: 'KeyMetadata.KeyState',
      value: 'Disabled',
    },
  ],
};

export const stopDeletion: ConfirmQuestion = {
  ...enableKey,
  title: 'Stop the deletion of the key alias/orders?',
  call: 'kms:CancelKeyDeletion',
  command: `aws --profile oncall --region eu-west-1 kms cancel-key-deletion --key-id ${keyArn}`,
  why: 'On 8 Mar 23:41 UTC the key and all it encrypted are gone for ever; AWS cannot bring it back.',
  effect: 'The key stays, but Disabled. Step 2 enables it.',
  risk: '',
  undo: 'yes: kms:ScheduleKeyDeletion; the waiting time starts over',
  undoCommand: `aws --profile oncall --region eu-west-1 kms schedule-key-deletion --key-id ${keyArn}`,
  check: 'kms:DescribeKey until no longer PendingDeletion, at most 5 min',
  confirm: 'type',
  expected: 'alias/orders',
};

export const startInstance: ConfirmQuestion = {
  ...enableKey,
  title: 'Start the instance orders-db?',
  call: 'rds:StartDBInstance',
  input: {DBInstanceIdentifier: 'orders-db'},
  command:
    'aws --profile oncall --region eu-west-1 rds start-db-instance --db-instance-identifier orders-db',
  why: 'orders-db does not start by itself once the key is back.',
  effect: 'orders-db runs again and is billed in full again.',
  risk: 'A start that RDS refuses changes nothing.',
  undo: 'yes: rds:StopDBInstance, same DBInstanceIdentifier',
  undoCommand:
    'aws --profile oncall --region eu-west-1 rds stop-db-instance --db-instance-identifier orders-db',
  check: 'rds:DescribeDBInstances until available, at most 2 h',
  evidence: [],
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

/** Up to the diagnosis. */
export function untilDiagnosed(diagnosis: Diagnosis = disabledKey): readonly Happening[] {
  return [['02:14:19', opened()], ...observations(), ['02:14:24', {type: 'diagnosed', diagnosis}]];
}

/** Up to an open question about the ways back. */
export function untilWays(diagnosis: Diagnosis = disabledKey): readonly Happening[] {
  return [
    ...untilDiagnosed(diagnosis),
    asked('02:14:30', 'way', {kind: 'way', title: 'Which way back?', ways}),
  ];
}

/** Up to the plan, none of its steps begun. */
export function untilPlanned(diagnosis: Diagnosis = disabledKey): readonly Happening[] {
  return [
    ...untilWays(diagnosis),
    answered('02:14:40', 'way', 'Which way back?', 'enable-key'),
    [
      '02:14:41',
      {type: 'planned', runbook: 'enable-key', title: 'Enable the key, then start', steps},
    ],
  ];
}

/** Up to the open confirmation of `kms:EnableKey`, or of another question for that step. */
export function untilConfirm(
  question: Question = enableKey,
  diagnosis: Diagnosis = disabledKey,
): readonly Happening[] {
  return [
    ...untilPlanned(diagnosis),
    asked('02:14:42', 'on-purpose', onPurpose),
    answered('02:15:02', 'on-purpose', onPurpose.title, 'no'),
    ['02:15:02', {type: 'settled', step: 'on-purpose', status: 'Success', reason: 'No'}],
    asked('02:15:58', 'enable', question),
  ];
}

/** Up to the open confirmation of the start. */
export function untilStart(): readonly Happening[] {
  return [
    ...untilConfirm(),
    answered('02:16:05', 'enable', enableKey.title, 'yes'),
    [
      '02:16:05',
      {type: 'intended', step: 'enable', call: 'kms:EnableKey', input: {KeyId: keyArn}, attempt: 1},
    ],
    ['02:16:06', change('enable', 'kms:EnableKey', '8d1f0000-0000-4000-8000-00000000b6c2')],
    ['02:16:06', waiting('enable', '02:21:06', 'Disabled')],
    ['02:16:09', {type: 'settled', step: 'enable', status: 'Success', reason: 'Enabled'}],
    asked('02:16:20', 'start', startInstance),
  ];
}

/** Up to the wait for `orders-db`. */
export function untilWaiting(): readonly Happening[] {
  return [
    ...untilStart(),
    answered('02:17:36', 'start', startInstance.title, 'yes'),
    [
      '02:17:37',
      {
        type: 'intended',
        step: 'start',
        call: 'rds:StartDBInstance',
        input: {DBInstanceIdentifier: 'orders-db'},
        attempt: 1,
      },
    ],
    ['02:17:38', change('start', 'rds:StartDBInstance', '41c00000-0000-4000-8000-000000009e7d')],
    ['02:17:40', waiting('start', '04:17:38', 'starting')],
  ];
}

/** To the end. */
export function untilRecovered(): readonly Happening[] {
  return [
    ...untilWaiting(),
    ['02:23:55', waiting('start', '04:17:38', 'configuring-enhanced-monitoring')],
    ['02:29:50', waiting('start', '04:17:38', 'available')],
    [
      '02:29:50',
      {type: 'settled', step: 'start', status: 'Success', reason: 'so since 02:29:50 UTC'},
    ],
    asked('02:30:00', 'answers', {
      kind: 'choice',
      title: 'Does the application answer?',
      prose: '',
      options: [
        {id: 'yes', label: 'Yes, it answers', recommended: true},
        {id: 'no', label: 'No, look again', then: 'diagnose'},
      ],
    }),
    answered('02:31:15', 'answers', 'Does the application answer?', 'yes'),
    ['02:31:15', {type: 'settled', step: 'answers', status: 'Success', reason: 'yes'}],
    [
      '02:31:20',
      {
        type: 'observed',
        fact: 'instance',
        evidence: {
          status: 'known',
          call: 'rds:DescribeDBInstances',
          at: nightTime('02:31:20'),
          value: {
            DBInstances: [
              {
                DBInstanceIdentifier: 'orders-db',
                DBInstanceStatus: 'available',
                DBInstanceClass: 'db.r6g.large',
                Engine: 'postgres',
                EngineVersion: '16.6',
                KmsKeyId: keyArn,
              },
            ],
          },
        },
      },
    ],
    [
      '02:31:22',
      {
        type: 'diagnosed',
        diagnosis: {...healthy, blastRadius: disabledKey.blastRadius},
      },
    ],
    ['02:31:23', {type: 'closed', outcome: 'recovered', summary: 'orders-db is available again.'}],
  ];
}

/** An asked entry. */
export function asked(time: string, step: string, question: Question): Happening {
  return [time, {type: 'asked', step, question}];
}

/** An answered entry, by the operator. */
export function answered(time: string, step: string, question: string, answer: string): Happening {
  return [time, {type: 'answered', step, question, answer, by: operatorArn}];
}

/** A change that AWS accepted. */
export function change(step: string, call: `${string}:${string}`, requestId: string): EntryBody {
  return {
    type: 'called',
    step,
    call,
    mode: 'change',
    outcome: 'ok',
    requestId,
    attempts: 1,
    milliseconds: 61,
  };
}

/** A wait that goes on. */
export function waiting(step: string, until: string, seen: string): EntryBody {
  return {
    type: 'waiting',
    step,
    until: nightTime(until),
    because: 'accepted by AWS; RDS attaches the storage with the key. AWS: minutes to hours.',
    seen,
  };
}

/** Broken off in the middle of the start, and gone on: the start had arrived. */
export function untilResumed(): readonly Happening[] {
  const cut = untilWaiting().slice(0, -2);
  return [
    ...cut,
    ['02:26:40', opened({resumed: true})],
    ...observations()
      .filter(
        ([, body]) => body.type === 'observed' && (body.fact === 'instance' || body.fact === 'key'),
      )
      .map(([, body]): Happening => ['02:26:41', body]),
    ['02:26:41', {type: 'diagnosed', diagnosis: disabledKey}],
    [
      '02:26:42',
      {
        type: 'called',
        step: 'start',
        call: 'rds:DescribeDBInstances',
        mode: 'read',
        outcome: 'ok',
        requestId: 'f00d',
        attempts: 1,
        milliseconds: 60,
      },
    ],
    [
      '02:26:42',
      {
        type: 'waiting',
        step: 'start',
        until: nightTime('04:26:42'),
        because: 'the change had arrived before the interruption',
        seen: 'starting',
      },
    ],
  ];
}

/** A dry run, up to the first change that was kept back. */
export function untilWouldCall(): readonly Happening[] {
  const dry = untilConfirm({...enableKey, mode: 'DRY RUN'}).map(
    ([time, body]): Happening => [
      time,
      body.type === 'opened' ? opened({world: 'read-only'}) : body,
    ],
  );
  return [
    ...dry,
    answered('02:16:05', 'enable', enableKey.title, 'yes'),
    [
      '02:16:05',
      {type: 'intended', step: 'enable', call: 'kms:EnableKey', input: {KeyId: keyArn}, attempt: 1},
    ],
    [
      '02:16:06',
      {
        type: 'called',
        step: 'enable',
        call: 'kms:EnableKey',
        mode: 'change',
        outcome: 'would-call',
        requestId: '',
        attempts: 1,
        milliseconds: 0,
        input: {KeyId: keyArn},
      },
    ],
    [
      '02:16:06',
      {
        type: 'settled',
        step: 'enable',
        status: 'Skipped',
        reason: 'would call kms:EnableKey; it was not sent',
      },
    ],
    asked('02:16:07', 'start', {...startInstance, mode: 'DRY RUN'}),
  ];
}
