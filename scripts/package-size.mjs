/** Prints what `npm pack` would ship and fails above the budget of 3 MB. */
import {execFileSync} from 'node:child_process';

const budget = 3_000_000;
const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
});
const found = JSON.parse(output);
const pack = Array.isArray(found) ? found[0] : Object.values(found)[0];
console.log(`package ${pack.size} bytes packed, budget ${budget}; ${pack.entryCount} files`);
if (pack.size > budget) process.exitCode = 1;
