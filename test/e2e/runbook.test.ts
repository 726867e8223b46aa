/** `latchkey runbook`: list, show, lint and schema, as a team's pipeline uses them. */
import fs from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {kindNames} from '../../src/runbook/shapes.ts';
import {temporaryFolder} from '../support/folder.ts';
import {latchkey} from '../support/process.ts';

/** A folder with one runbook in it. */
function folderWith(text: string, name = 'mine.md'): string {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, name), text);
  return folder;
}

const good = `---
id: mine
title: Ours
---
## Page the DBA

\`\`\`step
id: page
manual: Is the DBA awake?
\`\`\`
`;

describe('latchkey runbook', () => {
  test('list --json is one array, in the order of the ladder', async () => {
    const {code, stdout} = await latchkey(['runbook', 'list', '--json']);
    const rows: {id: string; serves: string[]; steps: number}[] = JSON.parse(stdout);
    expect(code).toBe(0);
    const ids = rows.map(({id}) => id);
    expect(rows[ids.indexOf('enable-key')]).toMatchObject({serves: ['key-disabled']});
    expect(ids.indexOf('enable-key')).toBeLessThan(ids.indexOf('start-database'));
    expect(rows.every((row) => row.steps > 0)).toBe(true);
  });

  test('list and show include a team’s own runbooks', async () => {
    const own = ['--runbooks', folderWith(good)];
    const {stdout} = await latchkey(['runbook', 'list', ...own]);
    expect(stdout).toMatch(/^mine +Ours$/m);
    const shown = await latchkey(['runbook', 'show', 'mine', ...own]);
    expect([shown.code, shown.stdout]).toEqual([0, good]);
  });

  test('show prints the file; an id that is none suggests the near one', async () => {
    const {stdout} = await latchkey(['runbook', 'show', 'enable-key']);
    expect(stdout).toContain('## By hand');
    const {code, stderr} = await latchkey(['runbook', 'show', 'enable-keys']);
    expect(code).toBe(64);
    expect(stderr).toContain('Did you mean "enable-key"?');
  });

  test('show lets no escape sequence through', async () => {
    const hostile = good.replace('## Page', '\u001b]0;owned\u0007\u001b[2J## Page');
    const own = ['--runbooks', folderWith(hostile)];
    const {stdout} = await latchkey(['runbook', 'show', 'mine', ...own]);
    expect(stdout).not.toContain('\u001b');
  });

  test('lint of the shipped ones finds nothing and ends 0', async () => {
    const {code, stdout, stderr} = await latchkey(['runbook', 'lint']);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/^\d+ runbooks, \d+ lessons, \d+ scenarios checked, no problem\.$/m);
  });

  test('lint names file, line, column, fix and code, and ends 1', async () => {
    const folder = folderWith(good.replace('manual: Is the DBA awake?', 'change: kms:DisableKey'));
    const {code, stdout} = await latchkey(['runbook', 'lint', folder]);
    expect(code).toBe(1);
    expect(stdout).toContain(`${path.join(folder, 'mine.md')}:9:9: Latchkey never sends`);
    expect(stdout).toContain('[forbidden-operation]');
    const asJson = await latchkey(['runbook', 'lint', folder, '--format', 'json']);
    const problems: {line: number; code: string}[] = JSON.parse(asJson.stdout);
    expect(asJson.code).toBe(1);
    expect(problems).toContainEqual(
      expect.objectContaining({line: 9, column: 9, code: 'forbidden-operation'}),
    );
  });

  test.each([
    ['a path that does not exist', () => '/nowhere/mine.md', 'does not exist'],
    ['a folder without a runbook', temporaryFolder, 'holds no runbook'],
  ])('lint of %s: a sentence and 64', async (_, pathOf, words) => {
    const {code, stderr} = await latchkey(['runbook', 'lint', pathOf()]);
    expect(code).toBe(64);
    expect(stderr).toContain(words);
  });

  test('schema is a JSON Schema whose references lead somewhere', async () => {
    const {code, stdout} = await latchkey(['runbook', 'schema']);
    expect(code).toBe(0);
    const schema: {$defs: object; oneOf: object[]} = JSON.parse(stdout);
    for (const [, name = ''] of stdout.matchAll(/"#\/\$defs\/([^"]+)"/g)) {
      expect(Object.keys(schema.$defs)).toContain(name);
    }
    expect(schema.oneOf).toHaveLength(kindNames.length);
  });
});
