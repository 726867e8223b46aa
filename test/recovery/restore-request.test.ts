import {RestoreDBInstanceFromDBSnapshot$} from '@aws-sdk/client-rds';
import {NormalizedSchema} from '@smithy/core/schema';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {restoredIdentifier} from '../../src/recovery/new-identifier.ts';
import {restoreRequest} from '../../src/recovery/restore-request.ts';
import {answered, instance, keyArn, known, opened, sessionOf} from './night.ts';

/** An instance with everything set, extras of the API beyond the common shape included. */
const whole = {
  DBInstanceClass: 'db.r6g.large',
  EngineVersion: '16.6',
  AllocatedStorage: 500,
  MaxAllocatedStorage: 1_000,
  StorageType: 'gp3',
  Iops: 12_000,
  StorageThroughput: 500,
  StorageEncrypted: true,
  MultiAZ: true,
  PubliclyAccessible: false,
  DeletionProtection: true,
  AutoMinorVersionUpgrade: false,
  CopyTagsToSnapshot: true,
  IAMDatabaseAuthenticationEnabled: true,
  BackupRetentionPeriod: 14,
  PreferredBackupWindow: '03:00-03:30',
  Endpoint: {Address: 'orders-db.x.eu-west-1.rds.amazonaws.com', Port: 5_433},
  DBSubnetGroup: {DBSubnetGroupName: 'private', VpcId: 'vpc-1'},
  VpcSecurityGroups: [{VpcSecurityGroupId: 'sg-1'}, {VpcSecurityGroupId: 'sg-2'}],
  DBParameterGroups: [{DBParameterGroupName: 'orders-pg16'}],
  OptionGroupMemberships: [{OptionGroupName: 'default:postgres-16'}],
  EnabledCloudwatchLogsExports: ['postgresql'],
  CACertificateIdentifier: 'rds-ca-rsa2048-g1',
  TagList: [
    {Key: 'team', Value: 'orders'},
    {Key: 'aws:cloudformation:stack-name', Value: 'x'},
    {Key: 'AWS:reserved', Value: 'x'},
  ],
  NetworkType: 'DUAL',
  DedicatedLogVolume: true,
  EngineLifecycleSupport: 'open-source-rds-extended-support-disabled',
};

const chosen = answered('snapshot', 'rds:orders-db-2026-03-01');

describe('restoreRequest', () => {
  it('asks for the snapshot alone where the lost instance could not be read', () => {
    expect(restoreRequest(sessionOf(opened(), ...chosen))).toEqual({
      DBInstanceIdentifier: 'orders-db-restored',
      DBSnapshotIdentifier: 'rds:orders-db-2026-03-01',
    });
  });

  it('carries over what the lost instance had', () => {
    expect(restoreRequest(sessionOf(opened(), instance(whole), ...chosen))).toEqual({
      DBInstanceIdentifier: 'orders-db-restored',
      DBSnapshotIdentifier: 'rds:orders-db-2026-03-01',
      DBInstanceClass: 'db.r6g.large',
      Port: 5_433,
      DBSubnetGroupName: 'private',
      VpcSecurityGroupIds: ['sg-1', 'sg-2'],
      DBParameterGroupName: 'orders-pg16',
      OptionGroupName: 'default:postgres-16',
      MultiAZ: true,
      PubliclyAccessible: false,
      NetworkType: 'DUAL',
      EngineLifecycleSupport: 'open-source-rds-extended-support-disabled',
      DeletionProtection: true,
      EnableIAMDatabaseAuthentication: true,
      EnableCloudwatchLogsExports: ['postgresql'],
      AutoMinorVersionUpgrade: false,
      CopyTagsToSnapshot: true,
      CACertificateIdentifier: 'rds-ca-rsa2048-g1',
      DedicatedLogVolume: true,
      Tags: [{Key: 'team', Value: 'orders'}],
      StorageType: 'gp3',
      Iops: 12_000,
      StorageThroughput: 500,
      BackupRetentionPeriod: 14,
      PreferredBackupWindow: '03:00-03:30',
    });
  });

  it('names only members that the SDK sends, each of the type that the SDK expects', () => {
    const request = restoreRequest(sessionOf(opened(), instance(whole), ...chosen));
    const input = NormalizedSchema.of(RestoreDBInstanceFromDBSnapshot$[4]);
    const members = input.getMemberSchemas();
    for (const [name, value] of Object.entries(request)) {
      const schema = members[name];
      expect(schema, name).toBeDefined();
      const type = schema?.isListSchema()
        ? 'list'
        : schema?.isBooleanSchema()
          ? 'boolean'
          : schema?.isNumericSchema()
            ? 'number'
            : 'string';
      expect(Array.isArray(value) ? 'list' : typeof value, name).toBe(type);
    }
  });

  it('names no key: this call has none, the result has that of the snapshot', () => {
    const request = restoreRequest(sessionOf(opened(), instance(whole), ...chosen));
    expect(JSON.stringify(request)).not.toContain(keyArn);
    expect(Object.keys(request)).not.toContain('KmsKeyId');
  });

  it.each([
    ['gp2', 'gp2', {}],
    ['gp3 at its baseline', 'gp3', {Iops: 3_000, StorageThroughput: 125}],
  ])('leaves IOPS and throughput out for %s', (_, type, performance) => {
    const lost = instance({StorageType: type, ...performance});
    const request = restoreRequest(sessionOf(opened(), lost, ...chosen));
    expect(request).toMatchObject({StorageType: type});
    expect(request).not.toHaveProperty('Iops');
    expect(request).not.toHaveProperty('StorageThroughput');
  });

  it.each(['io1', 'io2'])('keeps the IOPS of %s', (type) => {
    const lost = instance({StorageType: type, Iops: 5_000, StorageThroughput: 0});
    const request = restoreRequest(sessionOf(opened(), lost, ...chosen));
    expect(request).toMatchObject({StorageType: type, Iops: 5_000});
    expect(request).not.toHaveProperty('StorageThroughput');
  });

  it('never switches backups off', () => {
    const lost = instance({BackupRetentionPeriod: 0, PreferredBackupWindow: '03:00-03:30'});
    const request = restoreRequest(sessionOf(opened(), lost, ...chosen));
    expect(request).not.toHaveProperty('BackupRetentionPeriod');
    expect(request).not.toHaveProperty('PreferredBackupWindow');
  });

  it('takes a name that no instance of the Region has', () => {
    const region = known('regionInstances', {
      DBInstances: [
        {DBInstanceIdentifier: 'orders-db'},
        {DBInstanceIdentifier: 'orders-db-restored'},
        {DBInstanceIdentifier: 'orders-db-restored-2'},
      ],
    });
    const request = restoreRequest(sessionOf(opened(), instance(), region, ...chosen));
    expect(request).toMatchObject({DBInstanceIdentifier: 'orders-db-restored-3'});
  });
});

describe('restoredIdentifier', () => {
  it('does not lengthen the name of a restored database again', () => {
    expect(restoredIdentifier('orders-db-restored', ['orders-db-restored'])).toBe(
      'orders-db-restored-2',
    );
    expect(restoredIdentifier('orders-db-restored-2', ['orders-db-restored'])).toBe(
      'orders-db-restored-2',
    );
  });

  it('is an identifier that RDS takes, and free, for any name', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const part = fc.string({
      unit: fc.constantFrom(...letters, ...'0123456789'),
      minLength: 1,
      maxLength: 30,
    });
    const name = fc
      .tuple(fc.constantFrom(...letters, 'O'), fc.array(part, {minLength: 1, maxLength: 4}))
      .map(([first, parts]) => `${first}${parts.join('-')}`.slice(0, 63).replace(/-$/, ''));
    fc.assert(
      fc.property(name, fc.nat(12), (lost, count) => {
        const taken: string[] = [lost];
        for (let index = 0; index < count; index += 1) taken.push(restoredIdentifier(lost, taken));
        const free = restoredIdentifier(lost, taken);
        expect(free).toMatch(/^[a-z](?!.*--)[a-z0-9-]{0,61}[a-z0-9]$/);
        expect(taken.map((each) => each.toLowerCase())).not.toContain(free);
      }),
    );
  });
});
