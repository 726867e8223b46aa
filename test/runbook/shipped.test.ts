import {readFile} from 'node:fs/promises';
import {describe, expect, it} from 'vitest';
import {readRunbookFiles, runbooksOf} from '../../src/runbook/library.ts';
import {lint} from '../../src/runbook/lint.ts';
import {runbookProblems} from '../../src/runbook/place.ts';
import {kindNames, memberNames} from '../../src/runbook/shapes.ts';
import {rules, shippedFolder} from './shipped.ts';

const files = await readRunbookFiles(shippedFolder);

describe('the shipped runbooks', () => {
  it('have no problem', async () => {
    expect(files.length).toBeGreaterThanOrEqual(3);
    expect(await lint(files, rules)).toEqual([]);
  });

  it.each(runbooksOf(files))('$id is in the file of its name', ({id, file}) => {
    expect(file.endsWith(`/${id}.md`)).toBe(true);
  });

  it.each(runbooksOf(files))('$id tells what each change is for and what it does', ({steps}) => {
    for (const step of steps.filter(({kind}) => kind === 'change')) {
      expect(step).toMatchObject({
        why: expect.any(String),
        effect: expect.any(String),
        risk: expect.any(String),
        otherwise: expect.any(String),
      });
    }
  });

  it.each(runbooksOf(files))('$id recommends one answer to every question', ({steps}) => {
    for (const {options} of steps) {
      if (!options || 'from' in options) continue;
      expect(options.filter(({recommended}) => recommended)).toHaveLength(1);
    }
  });

  it.each(files)('$file keeps its prose within 100 columns and its tone', ({text}) => {
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(105);
    const prose = text.replace(/```[\s\S]*?```/g, '').replace(/^---[\s\S]*?\n---\n/, '');
    expect(prose).not.toMatch(/!|please|sorry|successfully|simply|\bjust\b(?! now)/i);
  });
});

describe('docs/runbooks.md', () => {
  const page = new URL('../../docs/runbooks.md', import.meta.url);

  it('has a worked example without a problem', async () => {
    const [, example] = /````markdown\n(.*?)````/s.exec(await readFile(page, 'utf8')) ?? [];
    const file = {file: 'bring-orders-back.md', text: example ?? ''};
    expect(runbooksOf([file])).toHaveLength(1);
    expect(await lint([file], {...rules, known: files})).toEqual([]);
  });

  it('explains every problem code, every kind and every member', async () => {
    const text = await readFile(page, 'utf8');
    const names = [
      ...runbookProblems,
      ...kindNames,
      ...(memberNames[''] ?? []),
      ...(memberNames.rung ?? []),
      ...(memberNames.verify ?? []),
    ];
    for (const name of names) expect(text).toMatch(new RegExp(`\\b${name}\\b`));
  });
});
