/** The shipped scenarios, by id. */
import fs from 'node:fs';
import {fileURLToPath} from 'node:url';

const folder = fileURLToPath(new URL('../../runbooks/scenarios/', import.meta.url));

/** Every scenario of runbooks/scenarios, in the order of their names. */
export const scenarioIds: readonly string[] = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length))
  .sort();
