/** A canary in every member of every answer, through the report in each format and saved evidence. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fromMarkdown} from 'mdast-util-from-markdown';
import {expect, onTestFinished, test} from 'vitest';
import {diagnose} from '../../src/causes/diagnose.ts';
import {saveEvidence} from '../../src/cli/evidence-file.ts';
import type {EntryBody} from '../../src/core/entry.ts';
import type {Evidence, FactName} from '../../src/core/evidence.ts';
import {jsonLine} from '../../src/core/json.ts';
import {reportOf} from '../../src/report/fold/report-of.ts';
import {markdownOf} from '../../src/report/markdown.ts';
import {formats, render} from '../../src/report/render.ts';
import {incident, now} from '../causes/night.ts';
import {hostile, poisoned} from '../causes/poisoned.ts';
import {opened, tale} from '../core/tale.ts';

/** Control characters but line breaks, marks that reorder or hide, separators that break a line. */
const unsafe = /(?!\n)[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/u;
const cases = hostile.flatMap((canary) => [[canary, true] as const, [canary, false] as const]);

/** A session that read all this, was judged, and ended. */
function entriesOf(evidence: Evidence) {
  const observed = Object.entries(evidence).map(
    ([fact, value]) => ({type: 'observed', fact: fact as FactName, evidence: value}) as EntryBody,
  );
  return tale(
    opened(),
    ...observed,
    {type: 'diagnosed', diagnosis: diagnose(evidence, incident, now)},
    {type: 'closed', outcome: 'handed-over', summary: 'Handed over.'},
  );
}

test.each(cases)('the report of %j, what decides readable: %s', async (canary, isReadable) => {
  const report = reportOf(entriesOf(await poisoned(canary, isReadable)), {head: 'c', fault: ''});
  for (const format of formats) {
    const text = render(report, format);
    expect(unsafe.exec(text)?.[0], `${format}`).toBeUndefined();
    expect(text.length, format).toBeGreaterThan(1000);
  }
  const html = render(report, 'html');
  expect(html).not.toContain('<script>alert');
  expect(html).not.toMatch(/href="javascript:/i);
  const kinds = new Set<string>();
  const walk = (node: {type: string; children?: readonly object[]}) => {
    kinds.add(node.type);
    for (const child of node.children ?? []) walk(child as typeof node);
  };
  walk(fromMarkdown(markdownOf(report)));
  for (const kind of ['html', 'link', 'image', 'linkReference', 'definition']) {
    expect(kinds.has(kind), kind).toBe(false);
  }
});

test.each(cases)(
  'saved evidence and journal lines of %j, readable: %s',
  async (canary, isReadable) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'latchkey-canary-'));
    onTestFinished(() => fs.rmSync(folder, {recursive: true}));
    const file = path.join(folder, 'evidence.json');
    const facts = await poisoned(canary, isReadable);
    saveEvidence(file, {format: 'latchkey/evidence/1', at: now, incident, facts});
    const text = fs.readFileSync(file, 'utf8');
    expect(unsafe.exec(text)?.[0]).toBeUndefined();
    expect(JSON.parse(text).facts).toEqual(facts);
    for (const entry of entriesOf(facts)) expect(unsafe.test(jsonLine(entry))).toBe(false);
  },
);
