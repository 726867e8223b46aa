/** The launcher under a Node that is too old: alone, and with the Node that the package carries. */
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {cleanEnvironment} from '../support/pty.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const old = '/usr/bin/node';
const version = fs.existsSync(old) ? spawnSync(old, ['--version'], {encoding: 'utf8'}).stdout : '';
const isOld = /^v(1\d|2[01])\./.test(version);
if (!isOld) {
  process.stderr.write(`SKIPPED: test/e2e/old-node needs a Node below 22 as ${old}.\n`);
}

/** What is installed of Latchkey, without any package beside it. */
function installed(): string {
  const folder = temporaryFolder();
  for (const part of ['dist', 'runbooks', 'package.json']) {
    fs.cpSync(path.join(root, part), path.join(folder, part), {recursive: true});
  }
  return folder;
}

function run(folder: string, args: readonly string[]) {
  const {status, stdout, stderr} = spawnSync(old, ['dist/latchkey.js', ...args], {
    cwd: folder,
    env: {...cleanEnvironment(), LATCHKEY_HOME: path.join(folder, 'home')},
    encoding: 'utf8',
  });
  return {status, stdout, stderr};
}

describe.skipIf(!isOld)('a Node that is too old', () => {
  test.each([[['--version']], [['diagnose', 'orders-db']], [[]]])(
    'alone: one sentence that names the Node needed, and 64 (%j)',
    (args) => {
      expect(run(installed(), args)).toEqual({
        status: 64,
        stdout: '',
        stderr: `Latchkey needs Node 22 or newer; this is Node ${version.trim().slice(1)}.\n`,
      });
    },
  );

  test('beside the Node it carries: that one runs, exit codes and all', () => {
    const folder = installed();
    const carried = path.join(folder, 'node_modules', 'node', 'bin');
    fs.mkdirSync(carried, {recursive: true});
    fs.symlinkSync(process.execPath, path.join(carried, 'node'));
    const {version: own} = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
    expect(run(folder, ['--version'])).toEqual({status: 0, stdout: `${own}\n`, stderr: ''});
    const {status, stdout} = run(folder, ['rehearse', '--answers', 'recommended', '--plain']);
    expect(status).toBe(0);
    expect(stdout).toContain('RECOVERED');
    expect(run(folder, ['diagnose']).status).toBe(64);
  });
});
