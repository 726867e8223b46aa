/** The proof before a restore: roles that are handed over, groups, storage type and zone. */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, it, test} from 'vitest';
import type {OrderableOption} from '../../../src/core/backup-shapes.ts';
import type {Entry} from '../../../src/core/entry.ts';
import {fits, groupChecks} from '../../../src/recovery/sources/proof-groups.ts';
import {resourceChecks} from '../../../src/recovery/sources/proof-resources.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {rehearse} from '../../support/rehearsal.ts';
import {instance, known, opened, sessionOf} from '../night.ts';

const shipped = fileURLToPath(new URL('../../../runbooks/scenarios', import.meta.url));

async function played(scenario: string, ...edits: readonly (readonly [string, string])[]) {
  const folder = path.join(temporaryFolder(), 'scenarios');
  mkdirSync(folder);
  let text = readFileSync(path.join(shipped, `${scenario}.yaml`), 'utf8');
  for (const [from, to] of edits) {
    expect(text).toContain(from);
    text = text.replaceAll(from, to);
  }
  writeFileSync(path.join(folder, `${scenario}.yaml`), text);
  return rehearse(scenario, {state: temporaryFolder(), scenarios: folder});
}

const proofIn = (entries: readonly Entry[]) =>
  entries.flatMap((entry) => (entry.type === 'noted' && entry.step === 'proof' ? entry.text : []));

const intendedIn = (entries: readonly Entry[]) =>
  entries.flatMap((entry) => (entry.type === 'intended' ? entry.call : []));

const withoutPassRole = ['      - iam:PassRole\n', ''] as const;
const backupRole = 'arn:aws:iam::111122223333:role/service-role/AWSBackupDefaultServiceRole';

describe('a role that is handed to AWS', () => {
  test('stops the restore where it may not be handed over in the restore itself', async () => {
    const {entries} = await played('recovery-point', withoutPassRole);
    const [said] = proofIn(entries).filter((text) => text.includes('iam:PassRole'));
    expect(said).toMatch(/^NOT OK: .*have iam:PassRole on .* to backup\.amazonaws\.com allowed/);
    expect(said).toContain(backupRole);
    expect(intendedIn(entries)).not.toContain('backup:StartRestoreJob');
  });

  test('is allowed where the policies say so, and security groups are owned up to', async () => {
    const {entries} = await played('recovery-point');
    expect(proofIn(entries)).toContain(
      `ok: iam:PassRole on ${backupRole} to backup.amazonaws.com is allowed to you by the policies that can be read.`,
    );
    expect(proofIn(entries).join('\n')).toMatch(
      /not readable: the security groups sg-\S+ were not looked at: only EC2 tells of them/,
    );
  });

  test('is a caution where it is only needed after the restore', async () => {
    const {entries} = await played('only-a-point-in-time', withoutPassRole, [
      '      MultiAZ: true\n',
      '      MultiAZ: true\n      MonitoringInterval: 30\n      MonitoringRoleArn: arn:aws:iam::111122223333:role/monitoring\n',
    ]);
    const [said] = proofIn(entries).filter((text) => text.includes('iam:PassRole'));
    expect(said).toMatch(/^caution: .*monitoring\.rds\.amazonaws\.com.*only after the restore\.$/);
    expect(intendedIn(entries)).toContain('rds:RestoreDBInstanceToPointInTime');
  });
});

describe('a parameter group', () => {
  it.each([
    ['postgres16', 'postgres', '16.6', true],
    ['postgres16', 'postgres', '15.10', false],
    ['mysql8.0', 'mysql', '8.0.40', true],
    ['mysql8.4', 'mysql', '8.0.40', false],
    ['mariadb10.11', 'mariadb', '10.11.9', true],
    ['aurora-mysql8.0', 'aurora-mysql', '8.0.mysql_aurora.3.05.2', true],
    ['aurora-postgresql16', 'aurora-postgresql', '16.4', true],
    ['oracle-ee-19', 'oracle-ee', '19.0.0.0.ru-2024-10.rur-2024-10.r1', true],
    ['oracle-ee-cdb-19', 'oracle-ee', '19.0.0.0.ru-2024-10.rur-2024-10.r1', false],
    ['sqlserver-ee-15.0', 'sqlserver-ee', '15.00.4415.2.v1', true],
    ['postgres', 'postgres', '16.6', false],
  ])('of the family %s for %s %s: %s', (family, engine, version, expected) => {
    expect(fits(family, engine, version)).toBe(expected);
  });

  it('of another version than the database is a caution, never a stop', () => {
    const group = {DBParameterGroupName: 'orders', DBParameterGroupFamily: 'postgres15'};
    const session = sessionOf(
      opened(),
      instance({Engine: 'postgres', EngineVersion: '16.6'}),
      known('parameterGroup', {DBParameterGroups: [group]}),
    );
    expect(groupChecks({}, session)).toEqual([
      {
        result: 'caution',
        words:
          'the parameter group orders is of the family postgres15 and the backup of postgres 16.6: RDS may refuse it, nothing is lost then',
      },
    ]);
  });
});

describe('a class', () => {
  const options = [
    {StorageType: 'gp3', AvailabilityZones: [{Name: 'eu-west-1a'}]},
    {StorageType: 'io1', AvailabilityZones: [{Name: 'eu-west-1b'}]},
  ];
  const checked = (input: object, offered: readonly OrderableOption[] = options) => {
    const session = sessionOf(
      opened(),
      instance(),
      known('orderable', {OrderableDBInstanceOptions: offered}),
    );
    return resourceChecks({DBInstanceClass: 'db.r6g.large', ...input}, session)[0];
  };

  it.each([
    [{StorageType: 'gp3'}, 'ok', /is offered here; whether one is free/],
    [{StorageType: 'gp3', AvailabilityZone: 'eu-west-1a'}, 'ok', /is offered here/],
    [{StorageType: 'io2'}, 'not-ok', /is offered here, but not with io2 storage: restore by hand/],
    // There is this zone, though not for this storage.
    [
      {StorageType: 'gp3', AvailabilityZone: 'eu-west-1b'},
      'not-ok',
      /but not in the zone eu-west-1b/,
    ],
  ])('with %j is %s', (input, result, words) => {
    expect(checked(input)).toMatchObject({result, words: expect.stringMatching(words)});
  });

  it('is not held back by what an answer leaves out', () => {
    expect(checked({StorageType: 'io2', AvailabilityZone: 'eu-west-1c'}, [{}])?.result).toBe('ok');
  });
});
