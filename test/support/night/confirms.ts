/** Changes of the night that wait for a yes. */
import type {ConfirmQuestion} from '../../../src/core/question.ts';
import {account, keyArn, nightTime, region} from './entries.ts';

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
