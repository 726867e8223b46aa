import {describe, expect, it} from 'vitest';
import {whoAmI} from '../../../src/aws/observe/identity.ts';
import {aliasesByKey, type ListedDatabase, listDatabases} from '../../../src/aws/observe/list.ts';
import {testDoor} from '../support/doors.ts';
import {estate, inputOf, instanceXml} from '../support/estate.ts';
import {json, jsonError, xml, xmlError} from '../support/local-server.ts';

const member = (name: string) =>
  instanceXml({
    DBInstanceIdentifier: name,
    DBClusterIdentifier: 'shop',
    DBInstanceStatus: 'available',
  });
const cluster =
  '<DBCluster><DBClusterIdentifier>shop</DBClusterIdentifier><Status>available</Status><StorageEncryptionType>sse-rds</StorageEncryptionType></DBCluster>';
const instances = (inside: string, marker = '') =>
  `<DBInstances>${inside}</DBInstances>${marker && `<Marker>${marker}</Marker>`}`;

describe('the databases of a Region', () => {
  it('come page by page, members under their cluster and not twice', async () => {
    const {endpoint} = await estate([
      [
        'DescribeDBInstances',
        (response, one) =>
          inputOf(one).Marker
            ? xml(
                response,
                'DescribeDBInstances',
                instances(
                  member('shop-2') +
                    instanceXml({
                      DBInstanceIdentifier: 'tickets',
                      KmsKeyId: '',
                      StorageEncrypted: 'false',
                    }),
                ),
              )
            : xml(
                response,
                'DescribeDBInstances',
                instances(member('shop-1') + instanceXml(), 'm1'),
              ),
      ],
      [
        'DescribeDBClusters',
        (response) => xml(response, 'DescribeDBClusters', `<DBClusters>${cluster}</DBClusters>`),
      ],
    ]);
    const pages: (readonly ListedDatabase[])[] = [];
    const list = await listDatabases(testDoor({endpoint}).door, (rows) => pages.push(rows));
    const found = list.databases.map(({identifier, kind, encryption}) => [
      identifier,
      kind,
      encryption,
    ]);
    expect(found.sort()).toEqual([
      ['orders-db', 'instance', 'sse-kms'],
      ['shop', 'cluster', 'sse-rds'],
      ['tickets', 'instance', 'none'],
    ]);
    expect(list.databases.find(({kind}) => kind === 'cluster')?.members).toEqual([
      {identifier: 'shop-1', status: 'available'},
      {identifier: 'shop-2', status: 'available'},
    ]);
    expect(
      pages
        .flat()
        .map(({identifier}) => identifier)
        .sort(),
    ).toEqual(['orders-db', 'shop', 'tickets']);
    expect(list.failures).toEqual([]);
  });

  it('still show a cluster by its members where clusters may not be listed', async () => {
    const {endpoint} = await estate([
      [
        'DescribeDBInstances',
        (response) => xml(response, 'DescribeDBInstances', instances(member('shop-1'))),
      ],
      ['DescribeDBClusters', (response) => xmlError(response, 'AccessDenied', 'no', 403)],
    ]);
    const list = await listDatabases(testDoor({endpoint}).door, () => undefined);
    expect(list.databases).toMatchObject([
      {identifier: 'shop', kind: 'cluster', members: [{identifier: 'shop-1'}]},
    ]);
    expect(list.failures).toMatchObject([
      {kind: 'denied', record: {call: 'rds:DescribeDBClusters'}},
    ]);
  });
});

describe('aliases', () => {
  it('stand by their key', async () => {
    const {endpoint} = await estate([
      [
        'ListAliases',
        (response) =>
          json(response, {
            Aliases: [
              {AliasName: 'alias/orders', TargetKeyId: 'key-1'},
              {AliasName: 'alias/shop', TargetKeyId: 'key-1'},
              {AliasName: 'alias/aws/ebs'},
            ],
          }),
      ],
    ]);
    expect(await aliasesByKey(testDoor({endpoint}).door)).toEqual(
      new Map([['key-1', ['alias/orders', 'alias/shop']]]),
    );
  });

  it('are none where they may not be listed', async () => {
    const {endpoint} = await estate([
      ['ListAliases', (response) => jsonError(response, 'AccessDeniedException', 'no')],
    ]);
    expect(await aliasesByKey(testDoor({endpoint}).door)).toEqual(new Map());
  });
});

describe('who is asking', () => {
  it('is an error where AWS no longer accepts the login', async () => {
    const {endpoint} = await estate([
      ['GetCallerIdentity', (response) => xmlError(response, 'ExpiredToken', 'expired', 403)],
    ]);
    expect(await whoAmI(testDoor({endpoint}).door)).toMatchObject({
      outcome: 'error',
      kind: 'expired-credentials',
    });
  });

  it('is told by AWS', async () => {
    const {endpoint} = await estate();
    expect(await whoAmI(testDoor({endpoint}).door)).toEqual({
      outcome: 'ok',
      operator: {
        arn: 'arn:aws:sts::111122223333:assumed-role/OnCall/mara',
        accountId: '111122223333',
      },
    });
  });
});
