/**
 * `node scripts/record-journals.mjs [SCENARIO…]`: plays scenarios that have no recording yet and
 * keeps their journals in test/journals/. Recordings are never replaced: they stand for the
 * version that wrote them.
 */
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const launcher = path.join(root, 'dist/latchkey.js');
const named = process.argv.slice(2);
const all = fs
  .readdirSync(path.join(root, 'runbooks/scenarios'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length));

for (const scenario of named.length > 0 ? named : all) {
  const file = path.join(root, 'test/journals', `${scenario}.ndjson`);
  if (fs.existsSync(file)) continue;
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'latchkey-record-'));
  const args = [launcher, 'rehearse', scenario, '--answers', 'recommended', '--json'];
  const env = {...process.env, LATCHKEY_HOME: home};
  const played = spawnSync(process.execPath, args, {env, maxBuffer: 1 << 28});
  fs.rmSync(home, {recursive: true, force: true});
  fs.writeFileSync(file, played.stdout);
  console.log(`${scenario}: ${played.stdout.toString().split('\n').length - 1} entries`);
}
