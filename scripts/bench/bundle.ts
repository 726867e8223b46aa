/** Bundles a program of the benchmark with the settings of Latchkey's own build. */
import path from 'node:path';
import {build} from 'esbuild';
import {launcher, program} from '../bundle.mjs';
import {type Ground, root} from './ground.ts';

/** Builds scripts/bench/programs/NAME.ts behind Latchkey's launcher; answers the launcher's path. */
export async function bundled({scratch}: Ground, name: string): Promise<string> {
  const outdir = path.join(scratch, name);
  const entryPoints = {main: `scripts/bench/programs/${name}.ts`};
  await build({...program, absWorkingDir: root, outdir, entryPoints});
  await build({...launcher, absWorkingDir: root, outdir, outExtension: {'.js': '.mjs'}});
  return path.join(outdir, 'latchkey.mjs');
}
