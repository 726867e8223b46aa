/** A home on a file system that cannot do what a journal needs: a sentence, and nothing is sent. */
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {latchkey} from '../support/process.ts';
import {changesAt, operatorOf, serveScenario} from '../support/served.ts';

const preload = fileURLToPath(new URL('../support/broken-folder.mjs', import.meta.url));
const recommended = ['--answers', 'recommended'];

test.each([
  ['fsync, from the start', 'fsync', 'EINVAL', 0, /local disk/, 0],
  ['fsync, when the intent is written', 'fsync', 'EINVAL', 2, /local disk/, 0],
  ['fsync, with a fault of the disk', 'fsync', 'EIO', 2, /EIO: refused, fsync/, 0],
  ['fsync, when the outcome is written', 'fsync', 'EOPNOTSUPP', 3, /local disk/, 1],
  ['opening: read only', 'open', 'EROFS', 0, /EROFS: refused, open/, 0],
  ['opening: no right', 'open', 'EACCES', 0, /LATCHKEY_HOME/, 0],
])('%s: exit 1', async (_, refuse, code, after, message, sent) => {
  const simulator = await serveScenario('key-disabled', 3600);
  const environment = {LATCHKEY_HOME: temporaryFolder(), ...operatorOf(simulator)};
  const args = ['respond', 'orders-db', '--endpoint-url', simulator.endpoint, ...recommended];
  const result = await latchkey([...args, '--plain'], {
    ...environment,
    NODE_OPTIONS: `--import ${preload}`,
    REFUSE: refuse,
    CODE: code,
    AFTER: String(after),
  });
  expect(result.code).toBe(1);
  expect(result.stderr).toMatch(message);
  expect(result.stderr).not.toMatch(/\n\s+at |fault of its own/);
  expect(await changesAt(simulator)).toHaveLength(sent);
});

test('renaming fails while a rehearsal is saved: a sentence, exit 1', async () => {
  const {code, stderr} = await latchkey(['rehearse', 'key-disabled', '--plain', ...recommended], {
    LATCHKEY_HOME: temporaryFolder(),
    NODE_OPTIONS: `--import ${preload}`,
    REFUSE: 'rename',
    CODE: 'ENOTSUP',
  });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^The simulated AWS cannot be saved in .*refused, rename/);
  expect(stderr).not.toMatch(/\n\s+at |fault of its own/);
});
