/** Groups, tags, roles, what RDS offers, quotas and maintenance. */
import {
  AddRoleToDBInstanceCommand,
  AddTagsToResourceCommand,
  CreateDBParameterGroupCommand,
  CreateDBSnapshotCommand,
  CreateDBSubnetGroupCommand,
  CreateOptionGroupCommand,
  DescribeAccountAttributesCommand,
  DescribeCertificatesCommand,
  DescribeDBEngineVersionsCommand,
  DescribeDBParameterGroupsCommand,
  DescribeDBSubnetGroupsCommand,
  DescribeOptionGroupsCommand,
  DescribeOrderableDBInstanceOptionsCommand,
  DescribePendingMaintenanceActionsCommand,
  ListTagsForResourceCommand,
  RemoveRoleFromDBInstanceCommand,
  RemoveTagsFromResourceCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {database} from '../support.ts';
import {account, away, home, rdsIn, shown, snapshotShown, twoRegions} from './support.ts';

const arnOf = (kind: string, id: string, region = home) =>
  `arn:aws:rds:${region}:${account}:${kind}:${id}`;

describe('groups', () => {
  const family = {DBParameterGroupFamily: 'postgres16', Description: 'tuned'};
  const engine = {EngineName: 'postgres', MajorEngineVersion: '16', OptionGroupDescription: 'opts'};
  const subnets = {
    DBSubnetGroupDescription: 'private',
    SubnetIds: ['subnet-0a1b2c3d', 'subnet-1a1b2c3d'],
  };

  it('are made once each, and found', async () => {
    const rds = rdsIn(twoRegions());
    const parameters = new CreateDBParameterGroupCommand({
      DBParameterGroupName: 'Tuned',
      ...family,
    });
    await rds.send(parameters);
    await expect(rds.send(parameters)).rejects.toMatchObject({
      name: 'DBParameterGroupAlreadyExistsFault',
    });
    const options = new CreateOptionGroupCommand({OptionGroupName: 'opts', ...engine});
    await rds.send(options);
    await expect(rds.send(options)).rejects.toMatchObject({name: 'OptionGroupAlreadyExistsFault'});
    const subnet = new CreateDBSubnetGroupCommand({DBSubnetGroupName: 'private', ...subnets});
    await rds.send(subnet);
    await expect(rds.send(subnet)).rejects.toMatchObject({name: 'DBSubnetGroupAlreadyExistsFault'});
    const {DBParameterGroups = []} = await rds.send(new DescribeDBParameterGroupsCommand({}));
    expect(DBParameterGroups.map(({DBParameterGroupName: name}) => name)).toEqual([
      'default.postgres16',
      'tuned',
    ]);
    const {OptionGroupsList = []} = await rds.send(
      new DescribeOptionGroupsCommand({EngineName: 'postgres'}),
    );
    expect(OptionGroupsList.map(({OptionGroupName: name}) => name)).toEqual(['opts']);
    const {DBSubnetGroups = []} = await rds.send(new DescribeDBSubnetGroupsCommand({}));
    expect(DBSubnetGroups.map(({DBSubnetGroupName: name}) => name)).toEqual(['default', 'private']);
  });

  it.each([
    [
      new DescribeDBParameterGroupsCommand({DBParameterGroupName: 'none'}),
      'DBParameterGroupNotFoundFault',
    ],
    [new DescribeOptionGroupsCommand({OptionGroupName: 'none'}), 'OptionGroupNotFoundFault'],
    [new DescribeDBSubnetGroupsCommand({DBSubnetGroupName: 'none'}), 'DBSubnetGroupNotFoundFault'],
    [
      new CreateDBParameterGroupCommand({DBParameterGroupName: 'default', ...family}),
      'InvalidParameterValue',
    ],
    [
      new CreateDBSubnetGroupCommand({
        ...subnets,
        DBSubnetGroupName: 'one',
        SubnetIds: ['subnet-0a1b2c3d'],
      }),
      'DBSubnetGroupDoesNotCoverEnoughAZs',
    ],
    [
      new CreateDBSubnetGroupCommand({...subnets, DBSubnetGroupName: 'odd', SubnetIds: ['net-1']}),
      'InvalidSubnet',
    ],
  ])('%#: are refused or not found', async (command, name) => {
    await expect(rdsIn(twoRegions()).send(command as never)).rejects.toMatchObject({name});
  });

  it('of the estate are there', async () => {
    const instances = [
      database('grouped', {DBParameterGroupName: 'tuned', DBSubnetGroupName: 'private'}),
    ];
    const rds = rdsIn(twoRegions({instances}));
    const {DBParameterGroups} = await rds.send(
      new DescribeDBParameterGroupsCommand({DBParameterGroupName: 'tuned'}),
    );
    expect(DBParameterGroups?.[0]).toMatchObject({DBParameterGroupFamily: 'postgres16'});
    const {DBSubnetGroups} = await rds.send(
      new DescribeDBSubnetGroupsCommand({DBSubnetGroupName: 'private'}),
    );
    expect(DBSubnetGroups?.[0]?.Subnets).toHaveLength(3);
  });
});

describe('tags', () => {
  it('are put on, replaced, listed and taken off', async () => {
    const simulator = twoRegions();
    const rds = rdsIn(simulator);
    const ResourceName = arnOf('db', 'orders-db');
    const add = (Tags: {Key: string; Value: string}[]) =>
      rds.send(new AddTagsToResourceCommand({ResourceName, Tags}));
    await add([
      {Key: 'team', Value: 'shop'},
      {Key: 'tier', Value: '1'},
    ]);
    await add([{Key: 'team', Value: 'billing'}]);
    await rds.send(new RemoveTagsFromResourceCommand({ResourceName, TagKeys: ['tier', 'none']}));
    const {TagList} = await rds.send(new ListTagsForResourceCommand({ResourceName}));
    expect(TagList).toEqual([{Key: 'team', Value: 'billing'}]);
    expect((await shown(simulator, 'orders-db'))?.TagList).toEqual(TagList);
    await expect(add([{Key: 'aws:x', Value: ''}])).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
    const many = Array.from({length: 51}, (_, index) => ({Key: `k${index}`, Value: ''}));
    await expect(add(many)).rejects.toMatchObject({name: 'InvalidParameterValue'});
  });

  it('of a snapshot are those of its time', async () => {
    const simulator = twoRegions({
      instances: [database('tagged', {CopyTagsToSnapshot: true, Tags: {team: 'shop'}})],
    });
    const rds = rdsIn(simulator);
    const named = {DBInstanceIdentifier: 'tagged', DBSnapshotIdentifier: 'then'};
    await rds.send(new CreateDBSnapshotCommand(named));
    await rds.send(
      new RemoveTagsFromResourceCommand({ResourceName: arnOf('db', 'tagged'), TagKeys: ['team']}),
    );
    expect((await shown(simulator, 'tagged'))?.TagList).toEqual([]);
    expect((await snapshotShown(simulator, 'then'))?.TagList).toEqual([
      {Key: 'team', Value: 'shop'},
    ]);
  });

  it.each([
    ['db', 'DBInstanceNotFoundFault'],
    ['snapshot', 'DBSnapshotNotFoundFault'],
    ['cluster', 'DBClusterNotFoundFault'],
    ['pg', 'DBParameterGroupNotFoundFault'],
    ['og', 'OptionGroupNotFoundFault'],
    ['subgrp', 'DBSubnetGroupNotFoundFault'],
    ['moon', 'InvalidParameterValue'],
  ])('of no %s are refused as %s', async (kind, name) => {
    const sent = rdsIn(twoRegions()).send(
      new ListTagsForResourceCommand({ResourceName: arnOf(kind, 'none')}),
    );
    await expect(sent).rejects.toMatchObject({name});
  });

  it('of another Region are not seen from here', async () => {
    const ResourceName = arnOf('db', 'orders-db', away);
    const sent = rdsIn(twoRegions()).send(new ListTagsForResourceCommand({ResourceName}));
    await expect(sent).rejects.toMatchObject({name: 'InvalidParameterValue'});
  });
});

describe('roles', () => {
  it('are given once and taken once', async () => {
    const simulator = twoRegions();
    const rds = rdsIn(simulator);
    const role = {
      DBInstanceIdentifier: 'orders-db',
      RoleArn: 'arn:aws:iam::111122223333:role/import',
      FeatureName: 's3Import',
    };
    const add = () => rds.send(new AddRoleToDBInstanceCommand(role));
    const remove = () => rds.send(new RemoveRoleFromDBInstanceCommand(role));
    await add();
    await expect(add()).rejects.toMatchObject({name: 'DBInstanceRoleAlreadyExistsFault'});
    expect((await shown(simulator, 'orders-db'))?.AssociatedRoles).toEqual([
      {RoleArn: role.RoleArn, FeatureName: 's3Import', Status: 'ACTIVE'},
    ]);
    await remove();
    await expect(remove()).rejects.toMatchObject({name: 'DBInstanceRoleNotFoundFault'});
  });
});

describe('what RDS offers', () => {
  it('are engine versions, with those in use among them', async () => {
    const instances = [database('old', {EngineVersion: '13.4'})];
    const {DBEngineVersions = []} = await rdsIn(twoRegions({instances})).send(
      new DescribeDBEngineVersionsCommand({Engine: 'postgres'}),
    );
    const old = DBEngineVersions.find(({EngineVersion}) => EngineVersion === '13.4');
    expect(old?.ValidUpgradeTarget).toContainEqual(
      expect.objectContaining({EngineVersion: '16.6', IsMajorVersionUpgrade: true}),
    );
    const {DBEngineVersions: newest = []} = await rdsIn(twoRegions()).send(
      new DescribeDBEngineVersionsCommand({Engine: 'postgres', DefaultOnly: true}),
    );
    expect(newest.map(({EngineVersion}) => EngineVersion)).toEqual(['17.2']);
  });

  it('are instance classes for an engine', async () => {
    const {OrderableDBInstanceOptions: options = []} = await rdsIn(twoRegions()).send(
      new DescribeOrderableDBInstanceOptionsCommand({
        Engine: 'mysql',
        EngineVersion: '8.4.3',
        DBInstanceClass: 'db.r6g.large',
      }),
    );
    expect(options.map(({StorageType}) => StorageType)).toEqual(['gp2', 'gp3', 'io1', 'io2']);
  });

  it('are certificates, the default one named', async () => {
    const rds = rdsIn(twoRegions());
    const {DefaultCertificateForNewLaunches: usual, Certificates} = await rds.send(
      new DescribeCertificatesCommand({}),
    );
    expect(Certificates?.map(({CertificateIdentifier: id}) => id)).toContain(usual);
    const none = new DescribeCertificatesCommand({CertificateIdentifier: 'none'});
    await expect(rds.send(none)).rejects.toMatchObject({name: 'CertificateNotFoundFault'});
  });

  it('are quotas, counted', async () => {
    const {AccountQuotas = []} = await rdsIn(twoRegions()).send(
      new DescribeAccountAttributesCommand({}),
    );
    expect(AccountQuotas).toContainEqual({AccountQuotaName: 'DBInstances', Used: 1, Max: 40});
    expect(AccountQuotas).toContainEqual({
      AccountQuotaName: 'AllocatedStorage',
      Used: 100,
      Max: 100_000,
    });
  });

  it('is maintenance that the estate says is due', async () => {
    const pendingMaintenance = [{Action: 'system-update', Description: 'New patches'}];
    const simulator = twoRegions({instances: [database('due', {pendingMaintenance})]});
    const ask = (more: object) =>
      rdsIn(simulator).send(new DescribePendingMaintenanceActionsCommand(more));
    const {PendingMaintenanceActions = []} = await ask({});
    expect(PendingMaintenanceActions).toMatchObject([
      {
        ResourceIdentifier: arnOf('db', 'due'),
        PendingMaintenanceActionDetails: [{Action: 'system-update'}],
      },
    ]);
    const none = ask({ResourceIdentifier: arnOf('db', 'none')});
    await expect(none).rejects.toMatchObject({name: 'DBInstanceNotFoundFault'});
  });
});
