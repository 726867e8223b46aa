/** The report in a real browser: light, dark, narrow, printed, and full of hostile text. */
import fs from 'node:fs';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {reportOf} from '../../src/report/fold/report-of.ts';
import {htmlOf} from '../../src/report/html/page.ts';
import {chromium, found, run} from '../support/chromium.ts';
import {temporaryFolder} from '../support/folder.ts';
import {journals} from '../support/journals.ts';
import {hostileNight} from './hostile.ts';

type Page = {
  readonly isDark: boolean;
  readonly language: string;
  readonly title: string;
  readonly landmarks: readonly number[];
  readonly headings: readonly (readonly [string, string])[];
  readonly unnamedSections: number;
  readonly tablesWithoutCaption: number;
  readonly cellsWithoutScope: number;
  readonly picturesWithoutName: number;
  readonly pictures: number;
  readonly repeatedIds: readonly string[];
  readonly brokenLinks: readonly string[];
  readonly faint: readonly object[];
  readonly texts: number;
  readonly foreign: number;
  readonly scripts: number;
  readonly handlers: readonly string[];
  readonly widerThanWindow: number;
};

const command = chromium();
const script = fs
  .readFileSync(fileURLToPath(new URL('../support/page-script.js', import.meta.url)), 'utf8')
  .replace(/^\/\*\*.*?\*\/\s*export /s, '');
const good = {head: 'a'.repeat(64), fault: ''};
const pageOf = (html: string, look = {}) => found<Page>(command ?? '', html, script, look);

/** What must hold of every report. */
function expectSound(page: Page): void {
  expect(page).toMatchObject({
    language: 'en',
    landmarks: [1, 1, 1, 1],
    unnamedSections: 0,
    tablesWithoutCaption: 0,
    cellsWithoutScope: 0,
    picturesWithoutName: 0,
    pictures: 2,
    repeatedIds: [],
    brokenLinks: [],
    faint: [],
    foreign: 0,
    // The one that looks.
    scripts: 1,
    handlers: [],
  });
  expect(page.texts).toBeGreaterThan(100);
  expect(page.headings.filter(([tag]) => tag === 'H1')).toHaveLength(1);
  expect(page.headings[0]?.[0]).toBe('H1');
  expect(page.headings.every(([, text]) => text.startsWith('REHEARSAL: '))).toBe(true);
  expect(page.widerThanWindow).toBeLessThanOrEqual(0);
}

describe.skipIf(command === undefined)('in Chromium', () => {
  test.each(journals())(
    '$name is sound in the light, in the dark and on a narrow window',
    async ({entries}) => {
      const html = htmlOf(reportOf(entries, good));
      const light = await pageOf(html);
      expect(light.isDark).toBe(false);
      expectSound(light);
      const dark = await pageOf(html, {dark: true});
      expect(dark.isDark).toBe(true);
      expectSound(dark);
      expectSound(await pageOf(html, {width: 500}));
    },
    120_000,
  );

  test('prints on pages, the stamp on the first', async () => {
    const file = path.join(temporaryFolder(), 'report.html');
    fs.writeFileSync(file, htmlOf(reportOf(journals()[0]?.entries ?? [], good)));
    const pdf = path.join(path.dirname(file), 'report.pdf');
    await run(command ?? '', file, {}, `--print-to-pdf=${pdf}`, '--no-pdf-header-footer');
    const bytes = fs.readFileSync(pdf, 'latin1');
    expect(bytes.startsWith('%PDF-')).toBe(true);
    const pages = bytes.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(2);
    expect(pages).toBeLessThan(20);
  }, 60_000);

  describe('hostile text', () => {
    let hits: string[] = [];
    const server = http.createServer((request, response) => {
      hits.push(request.url ?? '');
      response.end();
    });
    beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve())));
    afterAll(() => {
      server.closeAllConnections();
      server.close();
    });

    /** What the server was asked, once everything that waited at its door was let in. */
    const askedFor = async (port: number) => {
      await (await fetch(`http://127.0.0.1:${port}/last`)).text();
      return hits.filter((url) => url !== '/last');
    };

    test('does nothing: no script, no request, the page as sound as any', async () => {
      hits = [];
      const {port} = server.address() as AddressInfo;
      const html = htmlOf(reportOf(hostileNight(port), good));
      // Even where the page's own policy is taken away, as `found` does.
      const page = await pageOf(html);
      expectSound(page);
      expect(page.title).toContain('<style>@import url(');
      expect(await askedFor(port)).toEqual([]);
    }, 60_000);

    test('would be noticed: a page that asks for a picture is seen asking', async () => {
      hits = [];
      const {port} = server.address() as AddressInfo;
      const image = `<img src="http://127.0.0.1:${port}/image">`;
      const html = htmlOf(reportOf(journals()[0]?.entries ?? [], good));
      const page = await pageOf(html.replace('</main>', `${image}</main>`));
      expect(page.foreign).toBe(1);
      expect(await askedFor(port)).toContain('/image');
    }, 60_000);
  });
});
