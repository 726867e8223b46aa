import {describe, expect, it} from 'vitest';
import {cliCommand, cliName} from '../../src/aws/command-line.ts';

const place = {region: 'eu-west-1'};

describe('the equivalent AWS CLI command', () => {
  it('names the place first', () => {
    const input = {KeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd'};
    expect(
      cliCommand('kms:EnableKey', input, {
        ...place,
        profile: 'on call',
        endpoint: 'http://127.0.0.1:4566',
      }),
    ).toBe(
      "aws --endpoint-url http://127.0.0.1:4566 --profile 'on call' --region eu-west-1 kms enable-key --key-id arn:aws:kms:eu-west-1:111122223333:key/1234abcd",
    );
  });

  it('leaves an endpoint of AWS’s own and a missing profile out', () => {
    expect(cliCommand('sts:GetCallerIdentity', {}, {...place, endpoint: ''})).toBe(
      'aws --region eu-west-1 sts get-caller-identity',
    );
  });

  it('writes booleans, numbers, lists and structures as the CLI takes them', () => {
    expect(
      cliCommand(
        'rds:RestoreDBInstanceFromDBSnapshot',
        {
          DBInstanceIdentifier: 'orders-db-2',
          MultiAZ: false,
          CopyTagsToSnapshot: true,
          Port: 5432,
          VpcSecurityGroupIds: ['sg-1', 'sg-2'],
          Tags: [{Key: 'team', Value: "shop's"}],
          Iops: undefined,
        },
        place,
      ),
    ).toBe(
      'aws --region eu-west-1 rds restore-db-instance-from-db-snapshot --db-instance-identifier orders-db-2 --no-multi-az --copy-tags-to-snapshot --port 5432 --vpc-security-group-ids sg-1 sg-2 --tags \'[{"Key":"team","Value":"shop\'\\\'\'s"}]\'',
    );
  });

  it('leaves out what turns pages: the CLI reads every page itself', () => {
    const input = {KeyId: 'key-1', Limit: 100, Marker: 'abc'};
    expect(cliCommand('kms:ListGrants', input, place)).toBe(
      'aws --region eu-west-1 kms list-grants --key-id key-1',
    );
  });

  it.each([
    ['$(reboot)', `'$(reboot)'`],
    ['a b', `'a b'`],
    ['`id`', "'`id`'"],
    ['a\nb', "'a\nb'"],
    ['', `''`],
    ['~', `'~'`],
    ["it's", `'it'\\''s'`],
  ])('quotes %j for the shell', (value, quoted) => {
    const command = cliCommand('kms:EnableKey', {KeyId: value}, place);
    expect(command).toBe(`aws --region eu-west-1 kms enable-key --key-id ${quoted}`);
  });

  it('a value that begins with a dash is no option', () => {
    expect(cliCommand('kms:EnableKey', {KeyId: '--debug'}, place)).toMatch(/ --key-id=--debug$/);
    const list = {VpcSecurityGroupIds: ['--debug']};
    expect(cliCommand('rds:RestoreDBInstanceFromDBSnapshot', list, place)).toMatch(
      / --vpc-security-group-ids '\["--debug"\]'$/,
    );
  });

  it.each([
    ['kms:DisableKey', {KeyId: 'k'}, 'kms disable-key --key-id k'],
    [
      'kms:ScheduleKeyDeletion',
      {KeyId: 'k', PendingWindowInDays: 30},
      'kms schedule-key-deletion --key-id k --pending-window-in-days 30',
    ],
    [
      'rds:StopDBInstance',
      {DBInstanceIdentifier: 'orders-db'},
      'rds stop-db-instance --db-instance-identifier orders-db',
    ],
  ] as const)('writes %s, which undoes and is on no list', (call, input, command) => {
    expect(cliCommand(call, input, place)).toBe(`aws --region eu-west-1 ${command}`);
  });
});

it.each([
  ['DBInstanceIdentifier', 'db-instance-identifier'],
  ['MultiAZ', 'multi-az'],
  ['EnableIAMDatabaseAuthentication', 'enable-iam-database-authentication'],
  ['CACertificateIdentifier', 'ca-certificate-identifier'],
  ['DomainDnsIps', 'domain-dns-ips'],
  ['KmsKeyId', 'kms-key-id'],
  ['DescribeDBClusterSnapshots', 'describe-db-cluster-snapshots'],
  ['ListACLs', 'list-acls'],
])('%s is %s', (name, expected) => {
  expect(cliName(name)).toBe(expected);
});
