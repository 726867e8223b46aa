/** Where Latchkey is installed: its version, and the runbooks and scenarios that come with it. */
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {BugError} from '../core/errors.ts';

/** The folder that holds package.json and runbooks/, from the source and from the bundle. */
export function packageFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!fs.existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new BugError('The folder of Latchkey was not found.');
    folder = parent;
  }
  return folder;
}

/** The version in package.json. */
export function version(): string {
  const text = fs.readFileSync(path.join(packageFolder(), 'package.json'), 'utf8');
  const value: unknown = JSON.parse(text);
  const found = typeof value === 'object' && value !== null && 'version' in value;
  return found ? String(value.version) : 'unknown';
}

/** The runbooks that come with Latchkey. */
export function runbooksFolder(): string {
  return path.join(packageFolder(), 'runbooks');
}

/** The lessons that come with Latchkey. */
export function lessonsFolder(): string {
  return path.join(runbooksFolder(), 'lessons');
}

/** The scenarios that come with Latchkey. */
export function scenariosFolder(): string {
  return path.join(runbooksFolder(), 'scenarios');
}
