/** Bundles Latchkey into dist/: ES modules, split so that a command loads only what it needs. */
import {rm} from 'node:fs/promises';
import {build} from 'esbuild';
import {launcher, program} from './bundle.mjs';

const outdir = 'dist';
await rm(outdir, {recursive: true, force: true});
await build({...program, outdir, entryPoints: {main: 'src/main.ts'}});
await build({...launcher, outdir});
