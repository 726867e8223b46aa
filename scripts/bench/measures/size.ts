/** What `npm pack` would ship. */
import {execFile} from 'node:child_process';
import {readdir, stat} from 'node:fs/promises';
import path from 'node:path';
import {promisify} from 'node:util';
import type {Figure} from '../figure.ts';
import {root} from '../ground.ts';

const mostKilobytes = 3000;

/** The package as npm says it, and the bundle on the disk. */
export async function packageSize(): Promise<readonly Figure[]> {
  return [
    {what: 'npm pack', unit: 'kB', measured: (await packed()) / 1000, budget: mostKilobytes},
    {what: 'dist, unpacked, without source maps', unit: 'kB', measured: (await bundle()) / 1000},
  ];
}

async function packed(): Promise<number> {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const {stdout} = await promisify(execFile)('npm', args, {cwd: root, maxBuffer: 10_000_000});
  const found: unknown = JSON.parse(stdout);
  // npm 11 prints a list, npm 12 an object by name.
  const entry: unknown = Object.values(typeof found === 'object' && found ? found : {})[0];
  const hasSize = typeof entry === 'object' && entry !== null && 'size' in entry;
  if (!hasSize) throw new Error('npm pack did not say how large the package is.');
  return Number(entry.size);
}

async function bundle(): Promise<number> {
  const dist = path.join(root, 'dist');
  const files = await readdir(dist, {recursive: true, withFileTypes: true});
  const sizes = files
    .filter((file) => file.isFile() && !file.name.endsWith('.map'))
    .map(async (file) => (await stat(path.join(file.parentPath, file.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
