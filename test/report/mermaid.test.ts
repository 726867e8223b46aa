/** The timeline of the report, read and drawn by Mermaid itself. */
import {describe, expect, test} from 'vitest';
import {reportOf} from '../../src/report/fold/report-of.ts';
import {mainMoments} from '../../src/report/main-moments.ts';
import {markdownOf} from '../../src/report/markdown.ts';
import {mermaidTimeline} from '../../src/report/mermaid.ts';
import {chromium} from '../support/chromium.ts';
import {journals} from '../support/journals.ts';
import {drawn, mermaid} from '../support/mermaid.ts';
import {hostileNight} from './hostile.ts';

const browser = chromium();
const file = browser === undefined ? undefined : mermaid();
const proof = {head: 'c'.repeat(64), fault: ''};

describe.skipIf(browser === undefined || file === undefined)('Mermaid', () => {
  const draw = (texts: readonly string[]) => drawn(browser ?? '', file ?? '', texts);

  test('draws every recorded night, and one full of hostile text, with all of its moments', async () => {
    const nights = [...journals().map(({entries}) => entries), hostileNight(9)];
    const reports = nights.map((entries) => reportOf(entries, proof));
    const pictures = await draw(reports.map(mermaidTimeline));
    for (const [index, report] of reports.entries()) {
      const {kind, words = '', error} = pictures[index] ?? {};
      expect([kind, error]).toEqual(['timeline', undefined]);
      const letters = words.replaceAll(/\s/g, '');
      for (const {at} of mainMoments(report.timeline)) {
        expect(letters).toContain(at.slice(11, 19).replaceAll(':', '.'));
      }
      expect(letters).toContain('REHEARSAL');
    }
  }, 120_000);

  test('finds the block in the Markdown of the report', async () => {
    const markdown = markdownOf(reportOf(journals()[0]?.entries ?? [], proof));
    const block = /^```mermaid\n(.*?)^```$/ms.exec(markdown)?.[1] ?? '';
    expect(await draw([block])).toMatchObject([{kind: 'timeline'}]);
  }, 120_000);

  test('would say where the grammar is broken', async () => {
    const [broken] = await draw(['timeline\n    title x\n        : : :\n  section\n']);
    expect(broken?.error).toBeDefined();
  }, 120_000);
});
