import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {RunbookError, UsageError} from '../../src/core/errors.ts';
import {loadRunbooks} from '../../src/runbook/library.ts';
import {shippedFolder} from './shipped.ts';

const folders: string[] = [];

async function folderWith(files: {readonly [name: string]: string}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-runbooks-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, {recursive: true})));
});

const own = '---\nid: start-database\ntitle: Ours\n---\n## Go\n\n```step\nid: go\nmanual:\n```\n';

describe('loadRunbooks', () => {
  it('names the place of the first problem', async () => {
    const folder = await folderWith({'bad.md': own.replace('manual:', 'manul:')});
    const error = await loadRunbooks([folder]).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RunbookError);
    expect(error).toMatchObject({
      where: `${join(folder, 'bad.md')}:9:1`,
      nextSteps: ['Did you mean "manual"?'],
    });
  });

  it('refuses two files of one id in the same folder', async () => {
    const folder = await folderWith({'a.md': own, 'b.md': own});
    await expect(loadRunbooks([folder])).rejects.toThrow(/is in .*a\.md as well/);
  });

  it('refuses a folder that is not there', async () => {
    await expect(loadRunbooks([join(tmpdir(), 'latchkey-nowhere')])).rejects.toThrow(UsageError);
  });

  it('lets a later folder replace a runbook and skips what is no runbook', async () => {
    const folder = await folderWith({'ours.md': own, 'README.md': '# Ours', 'notes.txt': 'x'});
    const library = await loadRunbooks([shippedFolder, folder]);
    expect(library.get('start-database')?.title).toBe('Ours');
    const shipped = await loadRunbooks([shippedFolder]);
    expect(Array.from(library.keys())).toEqual(Array.from(shipped.keys()));
  });
});
