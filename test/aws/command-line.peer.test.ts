/** Our command lines against the AWS CLI itself, where Python and awscli are installed. */
import {execFile, execFileSync} from 'node:child_process';
import {promisify} from 'node:util';
import {describe, expect, it} from 'vitest';
import {cliCommand, cliName} from '../../src/aws/command-line.ts';
import {allowedCalls} from '../../src/aws/guard/allow-list.ts';
import {json, serve, xml} from './support/local-server.ts';

const run = promisify(execFile);

/** Member and option of every argument of every allowed operation, from the CLI's own tables. */
const script = `
import json, sys
from awscli.clidriver import create_clidriver
driver = create_clidriver()
services = getattr(driver, 'subcommand_table', None) or driver._get_command_table()
result = {}
for service, operation in json.load(sys.stdin):
    commands = services[service].create_help_command().command_table
    arguments = commands[operation].arg_table.items()
    result[service + ' ' + operation] = [
        [argument._serialized_name, option] for option, argument in arguments
        if hasattr(argument, '_serialized_name') and not option.startswith('no-')]
print(json.dumps(result))
`;

function isInstalled(): boolean {
  try {
    execFileSync('python3', ['-c', 'import awscli.clidriver'], {stdio: 'ignore'});
    return true;
  } catch {
    process.stderr.write('SKIPPED: python3 with awscli is not installed; no AWS CLI peer test\n');
    return false;
  }
}

describe.skipIf(!isInstalled())(
  'the AWS CLI',
  () => {
    const environment = {
      ...process.env,
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    };

    it('spells every member of every allowed operation as we do', async () => {
      const commands = allowedCalls.map(({service, operation}) => [service, cliName(operation)]);
      const child = run('python3', ['-c', script], {env: environment});
      child.child.stdin?.end(JSON.stringify(commands));
      const options: {[command: string]: [string, string][]} = JSON.parse((await child).stdout);
      const pairs = Object.values(options).flat();
      expect(Object.keys(options)).toHaveLength(allowedCalls.length);
      expect(pairs.length).toBeGreaterThan(90);
      for (const [member, option] of pairs)
        expect([member, cliName(member)]).toEqual([member, option]);
    });

    it('sends from our command line what the command line says', async () => {
      const {endpoint, arrived} = await serve((response, {operation}) =>
        operation === 'EnableKey' ? json(response, {}) : xml(response, operation, '<DBInstance/>'),
      );
      const place = {region: 'eu-west-1', endpoint};
      const restore = {
        DBInstanceIdentifier: "it's",
        DBSnapshotIdentifier: 'rds:orders-db-2026-03-01',
        MultiAZ: false,
        CopyTagsToSnapshot: true,
        Port: 5432,
        VpcSecurityGroupIds: ['sg-1', 'sg-2'],
        Tags: [{Key: 'team', Value: '$(reboot) "shop"'}],
      };
      const commands = [
        cliCommand('rds:RestoreDBInstanceFromDBSnapshot', restore, place),
        cliCommand('kms:EnableKey', {KeyId: '--debug'}, place),
      ];
      for (const command of commands) await run('sh', ['-c', command], {env: environment});
      expect(Object.fromEntries(new URLSearchParams(arrived[0]?.body))).toMatchObject({
        Action: 'RestoreDBInstanceFromDBSnapshot',
        DBInstanceIdentifier: "it's",
        DBSnapshotIdentifier: 'rds:orders-db-2026-03-01',
        MultiAZ: 'false',
        CopyTagsToSnapshot: 'true',
        Port: '5432',
        'VpcSecurityGroupIds.VpcSecurityGroupId.2': 'sg-2',
        'Tags.Tag.1.Value': '$(reboot) "shop"',
      });
      expect(JSON.parse(arrived[1]?.body ?? '')).toEqual({KeyId: '--debug'});
    });
  },
  30_000,
);
