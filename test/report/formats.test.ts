/** Markdown, HTML and JSON of the same report; hostile text can start nothing in any of them. */
import {fromMarkdown} from 'mdast-util-from-markdown';
import {describe, expect, test} from 'vitest';
import {reportOf} from '../../src/report/fold/report-of.ts';
import {markdownOf} from '../../src/report/markdown.ts';
import {mermaidTimeline} from '../../src/report/mermaid.ts';
import {formats, render} from '../../src/report/render.ts';
import {journals} from '../support/journals.ts';
import {hostileNight} from './hostile.ts';

const proof = {head: 'c'.repeat(64), fault: ''};
/** Control characters but line breaks, and marks that reorder. */
const unsafe = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** What the grammar of a Mermaid timeline allows in a line (mermaid, timeline.jison). */
const mermaidLine =
  /^(timeline| {4}title [^#\n;]+| {4}section [^#:\n;]+| {8}[^#:\n;]+ : [^#:\n;]+)$/;

describe.each(journals())('$name', ({entries}) => {
  const report = reportOf(entries, proof);

  test('as Markdown has one title, every section, and the stamp in every heading', () => {
    const headings = markdownOf(report).match(/^#+ .*$/gm) ?? [];
    expect(headings[0]).toMatch(/^# REHEARSAL: /);
    expect(headings.slice(1).every((line) => line.startsWith('## REHEARSAL: '))).toBe(true);
    expect(headings.length).toBeGreaterThan(10);
  });

  test('as Mermaid keeps to the grammar of timelines', () => {
    const lines = mermaidTimeline(report).split('\n');
    expect(lines.filter((line) => !mermaidLine.test(line))).toEqual([]);
    expect(lines.length).toBeGreaterThan(6);
  });

  test('as JSON is the report itself', () => {
    expect(JSON.parse(render(report, 'json'))).toEqual(JSON.parse(JSON.stringify(report)));
  });

  test('as HTML names nothing outside the file', () => {
    expect(render(report, 'html')).not.toMatch(/(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?\/\//i);
  });
});

describe('hostile text', () => {
  const report = reportOf(hostileNight(9), proof);

  test.each(formats)('in %s has no control character and no mark that reorders', (format) => {
    expect(render(report, format)).not.toMatch(unsafe);
  });

  test('in Markdown stays text: no HTML, no link, no picture, no heading of its own', () => {
    const kinds = new Set<string>();
    const walk = (node: {type: string; children?: readonly object[]}) => {
      kinds.add(node.type);
      for (const child of node.children ?? []) walk(child as typeof node);
    };
    const tree = fromMarkdown(markdownOf(report));
    walk(tree);
    for (const kind of ['html', 'link', 'image', 'linkReference', 'definition']) {
      expect(kinds.has(kind)).toBe(false);
    }
    const headings = tree.children.filter(({type}) => type === 'heading');
    expect(headings.length).toBe((markdownOf(report).match(/^#+ REHEARSAL/gm) ?? []).length);
  });

  test('in Mermaid keeps to the grammar', () => {
    const lines = mermaidTimeline(report).split('\n');
    expect(lines.filter((line) => !mermaidLine.test(line))).toEqual([]);
  });

  test('in a Markdown table stays in its cell', () => {
    const rows: readonly string[] = markdownOf(report).match(/^\| .*$/gm) ?? [];
    const columns = (row: string) => row.replaceAll(/\\\|/g, '').split('|').length;
    let width = 0;
    for (const row of rows) {
      // A new table begins with its head, which the line of dashes follows.
      if (/^\| (--- \| )+/.test(row)) continue;
      const next = rows[rows.indexOf(row) + 1] ?? '';
      if (/^\| --- /.test(next)) width = columns(row);
      expect([row.slice(0, 60), columns(row)]).toEqual([row.slice(0, 60), width]);
    }
  });
});
