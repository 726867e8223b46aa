/** What a trainee types into a shell: commands of the AWS CLI against a served account. */
import {execFile, execFileSync} from 'node:child_process';
import {promisify} from 'node:util';
import type {Simulator} from '../../src/simulator/simulator.ts';

const run = promisify(execFile);

/** Makes calls with a tool that shares no code with ours. */
export type Tool = (endpoint: string, simulator: Simulator) => Promise<void>;

export type Command = readonly string[];

/** False, and said so, where there is no AWS CLI. */
export function hasCommandLine(): boolean {
  try {
    execFileSync('aws', ['--version'], {stdio: 'ignore'});
    return true;
  } catch {
    process.stderr.write('SKIPPED: the AWS CLI is not installed; no lesson is solved with it.\n');
    return false;
  }
}

/** The command's stdout. Rejects with stderr where AWS refuses it. */
async function outputOf(command: Command, endpoint: string, {operator, region}: Simulator) {
  const {stdout} = await run('aws', [...command, '--endpoint-url', endpoint], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      AWS_ACCESS_KEY_ID: operator.accessKeyId,
      AWS_SECRET_ACCESS_KEY: operator.secretAccessKey,
      AWS_DEFAULT_REGION: region,
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_PAGER: '',
      AWS_MAX_ATTEMPTS: '1',
    },
  });
  return stdout;
}

/** Commands, one after the other. */
export function typed(...commands: readonly Command[]): Tool {
  return async (endpoint, simulator) => {
    for (const command of commands) await outputOf(command, endpoint, simulator);
  };
}

/** A command that AWS has to refuse with this code. */
export function refused(code: string, command: Command): Tool {
  return async (endpoint, simulator) => {
    const error = await outputOf(command, endpoint, simulator).then(
      () => 'not refused',
      (thrown) => String(thrown),
    );
    if (!error.includes(`(${code})`)) throw new Error(`${command.join(' ')}: ${error}`);
  };
}

/** Reads the key's policy into an editor, and puts back what the editor made of it. */
export function edited(key: string, edit: (policy: string) => string): Tool {
  return async (endpoint, simulator) => {
    const get = ['kms', 'get-key-policy', '--key-id', key, '--query', 'Policy', '--output', 'text'];
    const policy = edit(await outputOf(get, endpoint, simulator));
    const put = ['kms', 'put-key-policy', '--key-id', key, '--policy', policy];
    await outputOf(put, endpoint, simulator);
  };
}

/** One after the other. */
export function inOrder(...tools: readonly Tool[]): Tool {
  return async (endpoint, simulator) => {
    for (const tool of tools) await tool(endpoint, simulator);
  };
}
