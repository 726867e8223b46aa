/** A role that is handed to RDS: its caller must be allowed to pass it, and to that service. */
import {
  AddRoleToDBInstanceCommand,
  ModifyDBInstanceCommand,
  RemoveRoleFromDBInstanceCommand,
  RestoreDBInstanceFromDBSnapshotCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {clients, home, policy, statement, world} from './account.ts';

const DBInstanceIdentifier = 'orders-db';
const importRole = `arn:aws:iam::${home}:role/Import`;
const monitoringRole = `arn:aws:iam::${home}:role/rds-monitoring`;
const directoryRole = `arn:aws:iam::${home}:role/rds-directory`;
const role = {DBInstanceIdentifier, RoleArn: importRole, FeatureName: 's3Import'};

/** RDS as somebody sees it who may do everything there, and pass the roles that the statements say. */
function rdsWith(...statements: object[]) {
  const policies = {Night: policy(statement('Allow', ['rds:*', 'kms:*']), ...statements)};
  const snapshots = [
    {DBInstanceIdentifier, DBSnapshotIdentifier: 'before', created: '2026-02-20T10:00:00Z'},
  ];
  const principals = {mara: {role: 'OnCall', session: 'mara', policies}};
  return clients(world({principals, snapshots})).rds;
}

const to = (service: string) =>
  statement('Allow', 'iam:PassRole', {
    Condition: {StringEquals: {'iam:PassedToService': service}},
  });

const calls = {
  AddRoleToDBInstance: [
    importRole,
    'rds.amazonaws.com',
    (rds: ReturnType<typeof rdsWith>) => rds.send(new AddRoleToDBInstanceCommand(role)),
  ],
  ModifyDBInstance: [
    monitoringRole,
    'monitoring.rds.amazonaws.com',
    (rds: ReturnType<typeof rdsWith>) =>
      rds.send(
        new ModifyDBInstanceCommand({
          DBInstanceIdentifier,
          MonitoringInterval: 60,
          MonitoringRoleArn: monitoringRole,
        }),
      ),
  ],
  RestoreDBInstanceFromDBSnapshot: [
    directoryRole,
    'rds.amazonaws.com',
    (rds: ReturnType<typeof rdsWith>) =>
      rds.send(
        new RestoreDBInstanceFromDBSnapshotCommand({
          DBInstanceIdentifier: 'orders-back',
          DBSnapshotIdentifier: 'before',
          Domain: 'd-1234567890',
          DomainIAMRoleName: 'rds-directory',
        }),
      ),
  ],
} as const;

describe.each(Object.entries(calls))('%s', (_name, [arn, service, call]) => {
  it('is refused without the right to pass the role, in the words of IAM', async () => {
    await expect(call(rdsWith())).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:sts::${home}:assumed-role/OnCall/mara is not authorized to perform: iam:PassRole on resource: ${arn} because no identity-based policy allows the iam:PassRole action`,
      $metadata: {httpStatusCode: 403},
    });
  });

  it('is refused where the role may be passed to another service only', async () => {
    await expect(call(rdsWith(to('ec2.amazonaws.com')))).rejects.toMatchObject({
      message: expect.stringContaining('iam:PassRole'),
    });
  });

  it('is accepted where it may be passed to this one', async () => {
    await expect(call(rdsWith(to(service)))).resolves.toBeDefined();
  });

  it('is refused where another role may be passed', async () => {
    const other = statement('Allow', 'iam:PassRole', {Resource: `${arn}-other`});
    await expect(call(rdsWith(other))).rejects.toMatchObject({name: 'AccessDenied'});
  });
});

describe('no right to pass a role is needed', () => {
  it('for a change that names none, or takes one away', async () => {
    const rds = rdsWith();
    const change = {DBInstanceIdentifier, BackupRetentionPeriod: 9, ApplyImmediately: true};
    await expect(rds.send(new ModifyDBInstanceCommand(change))).resolves.toBeDefined();
    // Refused for what it is, not for a right.
    await expect(rds.send(new RemoveRoleFromDBInstanceCommand(role))).rejects.toMatchObject({
      name: 'DBInstanceRoleNotFoundFault',
    });
  });
});
