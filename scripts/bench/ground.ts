/** What the measures stand on: Latchkey as it would be installed, in a folder of its own. */
import {existsSync} from 'node:fs';
import {cp, mkdir, mkdtemp, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

/** The repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A place to measure in. */
export type Ground = {
  /** The launcher of a copy that no build replaces meanwhile. */
  readonly launcher: string;
  /** A folder for whatever a measure needs; gone at the end. */
  readonly scratch: string;
  /** Nothing of the developer's own AWS or terminal settings; sessions and caches go to `scratch`. */
  readonly environment: {readonly [name: string]: string};
};

/** Lends a ground and removes it afterwards. Throws where Latchkey is not built. */
export async function onGround<Result>(work: (ground: Ground) => Promise<Result>): Promise<Result> {
  if (!existsSync(path.join(root, 'dist/latchkey.js'))) {
    throw new Error('There is no dist/latchkey.js: npm run build makes it.');
  }
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'latchkey-bench-'));
  try {
    const home = path.join(scratch, 'home');
    const temporary = path.join(scratch, 'tmp');
    await Promise.all([mkdir(home), mkdir(temporary)]);
    const installed = path.join(scratch, 'latchkey');
    for (const part of ['dist', 'runbooks', 'package.json']) {
      await cp(path.join(root, part), path.join(installed, part), {recursive: true});
    }
    const environment = {
      PATH: process.env.PATH ?? '',
      HOME: home,
      LATCHKEY_HOME: path.join(home, 'latchkey'),
      // Node keeps the compile cache there.
      TMPDIR: temporary,
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      TERM: 'xterm-256color',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    };
    return await work({launcher: path.join(installed, 'dist/latchkey.js'), scratch, environment});
  } finally {
    await rm(scratch, {recursive: true, force: true});
  }
}
