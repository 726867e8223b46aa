/**
 * The night from its beginning up to a certain moment: on 1 March 2026 the role `ci-cleanup`
 * disabled `alias/orders`, RDS stopped `orders-db` at 01:52:11, the operator began at 02:14 UTC.
 */
import type {Diagnosis} from '../../../src/core/diagnosis.ts';
import type {Question} from '../../../src/core/question.ts';
import {enableKey, startInstance} from './confirms.ts';
import {disabledKey, healthy} from './diagnoses.ts';
import {
  answered,
  asked,
  change,
  type Happening,
  keyArn,
  nightTime,
  opened,
  waiting,
} from './entries.ts';
import {observations} from './evidence.ts';
import {steps, ways} from './plan.ts';
import {onPurpose} from './questions.ts';

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
