/** What the runbooks tell to type by hand, parsed by the AWS CLI itself, where it is installed. */
import {execFile, execFileSync} from 'node:child_process';
import {promisify} from 'node:util';
import {describe, expect, it} from 'vitest';
import {readRunbookFiles} from '../../src/runbook/library.ts';
import {shippedFolder} from './shipped.ts';

const run = promisify(execFile);

/** Parses and validates each command by the CLI's own code, which is stopped before it sends. */
const script = `
import contextlib, io, json, shlex, sys
from types import SimpleNamespace
from awscli.clidriver import create_clidriver
def answer(**_):
    return SimpleNamespace(status_code=200), {}
driver = create_clidriver()
driver.session.register('before-call', answer)
faults = []
for place, command in json.load(sys.stdin):
    words = shlex.split(command, comments=True)[1:]
    said = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
        try:
            code = driver.main(words)
        except SystemExit as left:
            code = left.code
    if code:
        faults.append([place, command, said.getvalue()[-300:]])
print(json.dumps(faults))
`;

function isInstalled(): boolean {
  try {
    execFileSync('python3', ['-c', 'import awscli.clidriver'], {stdio: 'ignore'});
    return true;
  } catch {
    process.stderr.write('SKIPPED: python3 with awscli is not installed; no command is parsed\n');
    return false;
  }
}

/** Every whole command in a shell block or between backticks; one with a gap (`…`) is no whole one. */
function commandsOf(text: string): readonly string[] {
  const blocks = [...text.matchAll(/```shell\n(.*?)```/gs)].flatMap(([, lines = '']) =>
    lines.replaceAll('\\\n', ' ').split('\n'),
  );
  const spoken = text.replace(/```.*?```/gs, '').matchAll(/`(aws [^`]+)`/g);
  const all = [...blocks, ...[...spoken].map(([, words = '']) => words.replace(/\s+/g, ' '))];
  return all
    .filter((line) => line.startsWith('aws ') && !line.includes('…'))
    .map((line) =>
      line.replace(/ [|>] .*$/, '').replace(/fileb?:\/\/[\w.-]+/g, 'file://package.json'),
    );
}

describe.skipIf(!isInstalled())('the commands on paper', () => {
  it('are ones that the AWS CLI takes', async () => {
    const files = await readRunbookFiles(shippedFolder);
    const commands = files.flatMap(({file, text}) =>
      commandsOf(text).map((command) => [file.slice(file.lastIndexOf('/') + 1), command]),
    );
    expect(new Set(commands.map(([file]) => file)).size).toBe(files.length);
    const child = run('python3', ['-c', script], {
      env: {
        ...process.env,
        AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'secret',
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
        AWS_DEFAULT_REGION: 'eu-west-1',
        // Nothing listens there: a command that is not stopped fails instead of leaving the machine.
        AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      },
    });
    child.child.stdin?.end(JSON.stringify(commands));
    expect(JSON.parse((await child).stdout)).toEqual([]);
  }, 120_000);
});
