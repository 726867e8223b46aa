/** ModifyDBCluster. */
import {
  type DBCluster,
  ModifyDBClusterCommand,
  type ModifyDBClusterCommandInput,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {day, hour, instanceOf, locked, minute} from '../support.ts';
import {
  aurora,
  clusterAccount,
  clusterOf,
  clusterStatus,
  DBClusterIdentifier,
  disable,
  eventsAbout,
  far,
  rdsOf,
  spareKey,
  spareKeyArn,
} from './support.ts';

type Input = Partial<ModifyDBClusterCommandInput>;

const modify = (simulator: Simulator, input: Input) =>
  rdsOf(simulator).send(new ModifyDBClusterCommand({DBClusterIdentifier, ...input}));

const prompt: readonly [Input, DBCluster][] = [
  [{BackupRetentionPeriod: 21}, {BackupRetentionPeriod: 21}],
  [{PreferredBackupWindow: '05:00-05:30'}, {PreferredBackupWindow: '05:00-05:30'}],
  [
    {PreferredMaintenanceWindow: 'mon:04:00-mon:04:30'},
    {PreferredMaintenanceWindow: 'mon:04:00-mon:04:30'},
  ],
  [
    {VpcSecurityGroupIds: ['sg-2']},
    {VpcSecurityGroups: [{VpcSecurityGroupId: 'sg-2', Status: 'active'}]},
  ],
  [{Port: 6000}, {Port: 6000}],
  [{EnableIAMDatabaseAuthentication: true}, {IAMDatabaseAuthenticationEnabled: true}],
  [{BacktrackWindow: 7200}, {BacktrackWindow: 7200}],
  [
    {CloudwatchLogsExportConfiguration: {EnableLogTypes: ['postgresql']}},
    {EnabledCloudwatchLogsExports: ['postgresql']},
  ],
  [{Domain: 'd-2'}, {DomainMemberships: [{Domain: 'd-2', Status: 'joined'}]}],
  [{ScalingConfiguration: {AutoPause: true}}, {ScalingConfigurationInfo: {AutoPause: true}}],
  [{DeletionProtection: true}, {DeletionProtection: true}],
  [{EnableHttpEndpoint: true}, {HttpEndpointEnabled: true}],
  [{CopyTagsToSnapshot: true}, {CopyTagsToSnapshot: true}],
  [{EnableGlobalWriteForwarding: true}, {GlobalWriteForwardingRequested: true}],
  [{AutoMinorVersionUpgrade: false}, {AutoMinorVersionUpgrade: false}],
  [{NetworkType: 'DUAL'}, {NetworkType: 'DUAL'}],
  [
    {ServerlessV2ScalingConfiguration: {MinCapacity: 1, MaxCapacity: 2}},
    {ServerlessV2ScalingConfiguration: {MinCapacity: 1, MaxCapacity: 2}},
  ],
  [{MonitoringInterval: 15}, {MonitoringInterval: 15}],
  [{DatabaseInsightsMode: 'advanced'}, {DatabaseInsightsMode: 'advanced'}],
  [{EnablePerformanceInsights: true}, {PerformanceInsightsEnabled: true}],
  [
    {ManageMasterUserPassword: true, MasterUserSecretKmsKeyId: spareKey},
    {MasterUserSecret: expect.objectContaining({KmsKeyId: spareKeyArn})},
  ],
  [{EnableLocalWriteForwarding: true}, {LocalWriteForwardingStatus: 'enabled'}],
  [
    {EngineLifecycleSupport: 'open-source-rds-extended-support-disabled'},
    {EngineLifecycleSupport: 'open-source-rds-extended-support-disabled'},
  ],
];

const slow: readonly [Input, DBCluster][] = [
  [{EngineVersion: '16.8'}, {EngineVersion: '16.8'}],
  [{StorageType: 'aurora-iopt1'}, {StorageType: 'aurora-iopt1'}],
  [
    {CACertificateIdentifier: 'rds-ca-ecc384-g1'},
    {CertificateDetails: {CAIdentifier: 'rds-ca-ecc384-g1'}},
  ],
];

describe('ModifyDBCluster', () => {
  it.each(prompt)('applies %o at once', async (input, shown) => {
    const simulator = clusterAccount({});
    const {DBCluster} = await modify(simulator, input);
    expect(DBCluster).toMatchObject({Status: 'available', ...shown});
  });

  it.each(slow)('lets %o wait for the window unless told otherwise', async (input, shown) => {
    const simulator = clusterAccount({});
    const before = await clusterOf(simulator);
    const waiting = await modify(simulator, input);
    expect(waiting.DBCluster?.PendingModifiedValues).toMatchObject(shown);
    expect(waiting.DBCluster).not.toMatchObject(shown);
    expect((await clusterOf(simulator))?.EngineVersion).toBe(before?.EngineVersion);
    simulator.advance(8 * day);
    const after = await clusterOf(simulator);
    expect(after).toMatchObject({Status: 'available', ...shown});
    expect(after?.PendingModifiedValues).toBeUndefined();
    const other = clusterAccount({});
    const {DBCluster} = await modify(other, {...input, ApplyImmediately: true});
    expect(DBCluster).toMatchObject(shown);
    expect(DBCluster?.Status).not.toBe('available');
  });

  it('shows what belongs to the cluster on its members too', async () => {
    const simulator = clusterAccount({});
    await modify(simulator, {EngineVersion: '16.8', Port: 6000, ApplyImmediately: true});
    expect(await clusterStatus(simulator)).toBe('upgrading');
    expect(await instanceOf(simulator, 'ledger-2')).toMatchObject({EngineVersion: '16.8'});
  });

  it('renames: members, resource ID and replica links stay', async () => {
    const clusters = [
      aurora(),
      aurora({
        DBClusterIdentifier: 'abroad',
        KmsKeyId: 'alias/far',
        region: far,
        replicaOf: 'ledger',
        members: [],
      }),
    ];
    const simulator = clusterAccount({clusters});
    const before = await clusterOf(simulator);
    await modify(simulator, {NewDBClusterIdentifier: 'Journal', ApplyImmediately: true});
    expect(await clusterStatus(simulator)).toBe('gone');
    expect(await clusterStatus(simulator, 'journal')).toBe('renaming');
    simulator.advance(10 * minute);
    const after = await clusterOf(simulator, 'journal');
    expect(after?.DbClusterResourceId).toBe(before?.DbClusterResourceId);
    expect(after?.DBClusterMembers).toEqual(before?.DBClusterMembers);
    expect(after?.Endpoint).toMatch(/^journal\.cluster-/);
    expect((await instanceOf(simulator, 'ledger-1'))?.DBClusterIdentifier).toBe('journal');
    expect((await clusterOf(simulator, 'abroad', far))?.ReplicationSourceIdentifier).toBe(
      'arn:aws:rds:eu-west-1:111122223333:cluster:journal',
    );
    expect(await eventsAbout(simulator, 'journal', 'db-cluster')).toEqual([
      'Renamed cluster from ledger to journal.',
    ]);
  });

  it('lets a rename wait for the window, too', async () => {
    const simulator = clusterAccount({});
    const {DBCluster} = await modify(simulator, {NewDBClusterIdentifier: 'journal'});
    expect(DBCluster?.PendingModifiedValues?.DBClusterIdentifier).toBe('journal');
    simulator.advance(8 * day);
    expect(await clusterStatus(simulator, 'journal')).toBe('available');
  });

  it('sets a new master password', async () => {
    const simulator = clusterAccount({});
    await modify(simulator, {MasterUserPassword: 'another-one'});
    expect(await clusterStatus(simulator)).toBe('resetting-master-credentials');
    simulator.advance(10 * minute);
    expect(await eventsAbout(simulator, DBClusterIdentifier, 'db-cluster')).toEqual([
      'Reset master credentials.',
    ]);
  });

  it.each<[string, Input, string]>([
    ['an unknown cluster', {DBClusterIdentifier: 'none'}, 'DBClusterNotFoundFault'],
    ['a taken name', {NewDBClusterIdentifier: 'other'}, 'DBClusterAlreadyExistsFault'],
    [
      'a new major version without the flag',
      {EngineVersion: '17.2'},
      'InvalidParameterCombination',
    ],
    [
      'an unknown parameter group',
      {DBClusterParameterGroupName: 'none'},
      'DBClusterParameterGroupNotFoundFault',
    ],
    [
      'an unknown instance parameter group',
      {DBInstanceParameterGroupName: 'none'},
      'DBParameterGroupNotFoundFault',
    ],
    ['no backups', {BackupRetentionPeriod: 0}, 'InvalidParameterValue'],
    [
      'a key for a secret that is not managed',
      {MasterUserSecretKmsKeyId: spareKey},
      'InvalidParameterCombination',
    ],
    [
      'an unknown key for the secret',
      {ManageMasterUserPassword: true, MasterUserSecretKmsKeyId: 'alias/none'},
      'KMSKeyNotAccessibleFault',
    ],
  ])('refuses %s', async (_what, input, name) => {
    const clusters = [aurora(), aurora({DBClusterIdentifier: 'other', members: []})];
    await expect(modify(clusterAccount({clusters}), input)).rejects.toMatchObject({name});
  });

  it.each([
    ['refuse', false],
    ['allow', true],
  ])('in an inaccessible status: renameWhileInaccessible %s', async (setting, isAllowed) => {
    const simulator = clusterAccount({unverified: {renameWhileInaccessible: setting}});
    await disable(simulator);
    simulator.advance(3 * hour);
    const rename = modify(simulator, {NewDBClusterIdentifier: 'old', ApplyImmediately: true});
    if (isAllowed) await expect(rename).resolves.toBeDefined();
    else await expect(rename).rejects.toMatchObject({name: 'InvalidDBClusterStateFault'});
    expect(await clusterStatus(simulator, isAllowed ? 'old' : 'ledger')).toBe(locked);
  });
});
