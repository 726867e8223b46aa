/** The floors of the house are held by the linter; this proves that a wrong import fails. */
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {temporaryFolder} from './support/folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Lints these files under the project's own rules and answers what Biome says. */
function lint(files: {readonly [name: string]: string}): string {
  const folder = temporaryFolder();
  const config: {vcs?: unknown} = JSON.parse(
    fs.readFileSync(path.join(root, 'biome.json'), 'utf8'),
  );
  delete config.vcs;
  fs.writeFileSync(path.join(folder, 'biome.json'), JSON.stringify(config));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), {recursive: true});
    fs.writeFileSync(path.join(folder, name), text);
  }
  const biome = path.join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const result = spawnSync(process.execPath, [biome, 'lint', '--colors=off', 'src'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return result.stdout + result.stderr;
}

const importing = (specifier: string) => `import {a} from '${specifier}';\nexport const b = a;\n`;
const rule = 'noRestrictedImports';

test.each([
  ['core', '../engine/run.ts'],
  ['core', 'zod'],
  ['core', 'node:fs'],
  ['policy', '../runbook/plan.ts'],
  ['policy', 'zod'],
  ['runbook', '../aws/door.ts'],
  ['causes', '../simulator/simulator.ts'],
  ['recovery', '../causes/diagnose.ts'],
  ['aws', '../simulator/simulator.ts'],
  ['simulator', '../aws/door.ts'],
  ['engine', '../screen/screen.tsx'],
  ['engine', 'ink'],
  ['training', '../plain/plain.ts'],
  ['training', '../report/render.ts'],
  ['plain', '../screen/screen.tsx'],
  ['screen', '../cli/io.ts'],
  ['aws', 'react'],
])('%s may not import %s', (folder, specifier) => {
  expect(lint({[`src/${folder}/a.ts`]: importing(specifier)})).toContain(rule);
});

test.each([
  ['policy', '../core/json.ts'],
  ['causes', '../policy/evaluate.ts'],
  ['simulator', '../policy/evaluate.ts'],
  ['runbook', '../core/plan.ts'],
  ['engine', '../simulator/simulator.ts'],
  ['training', '../engine/front-end.ts'],
  ['plain', '../training/debrief/words.ts'],
  ['screen', 'ink'],
  ['cli', '../screen/screen.tsx'],
])('%s may import %s', (folder, specifier) => {
  expect(lint({[`src/${folder}/a.ts`]: importing(specifier)})).not.toContain(rule);
});

test('an import cycle fails', () => {
  const found = lint({
    'src/core/a.ts': "import {b} from './b.ts';\nexport const a = () => b;\n",
    'src/core/b.ts': "import {a} from './a.ts';\nexport const b = () => a;\n",
  });
  expect(found).toContain('noImportCycles');
});
