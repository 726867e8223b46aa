#!/usr/bin/env node
/** The launcher: checks the Node version in words before anything newer is parsed. */
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import nodeModule from 'node:module';
import {fileURLToPath} from 'node:url';

const neededMajor = 22;
const carriedNode = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= neededMajor) {
  nodeModule.enableCompileCache?.();
  const main = './main.js';
  await import(main);
} else if (existsSync(carriedNode)) {
  const self = fileURLToPath(import.meta.url);
  const child = spawnSync(carriedNode, [self, ...process.argv.slice(2)], {stdio: 'inherit'});
  process.exitCode = child.status ?? 70;
} else {
  process.stderr.write(
    `Latchkey needs Node ${neededMajor} or newer; this is Node ${process.versions.node}.\n`,
  );
  process.exitCode = 64;
}
