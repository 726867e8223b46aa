/** What the facts of the night mean, and two other nights. */
import type {Diagnosis} from '../../../src/core/diagnosis.ts';
import {account, keyArn, nightTime, region} from './entries.ts';

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
