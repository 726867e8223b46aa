/** What verify finds: every kind of damage by name, and every one of many random edits. */
import fc from 'fast-check';
import {afterAll, describe, expect, test} from 'vitest';
import {verifyJournal} from '../../../src/engine/journal/verify.ts';
import {verifyBytes} from '../../../src/engine/journal/verify-file.ts';
import {edited, editKinds, recipes, type Written, written} from '../../support/edits.ts';
import {journals} from '../../support/journals.ts';

/** Entries small enough that thousands of journals can be checked. */
const small = journals().map(({sessionId, entries}) =>
  written(sessionId, entries.filter((entry) => JSON.stringify(entry).length < 1500).slice(0, 40)),
);
const [one, two] = small as [Written, Written];
const lines = one.text.split('\n').slice(0, -1);
const textOf = (rows: readonly string[]) => rows.map((row) => `${row}\n`).join('');
const check = (text: string) => verifyJournal(text, one);

describe('a journal as it was written', () => {
  test.each(small.map((journal) => [journal.sessionId, journal]))('%s is good', (_, journal) => {
    const found = verifyJournal(journal.text, journal);
    expect(found.fault).toBeUndefined();
    expect(found).toMatchObject({
      entries: journal.anchor.seq,
      head: journal.anchor.hash,
      tornBytes: 0,
      isEndProven: true,
    });
  });

  test('with a torn last line is good, and says so', () => {
    const torn = `{"v":1,"seq":${lines.length + 1},"at":"2026-`;
    const found = check(one.text + torn);
    expect([found.fault, found.tornBytes]).toEqual([undefined, torn.length]);
  });

  test('torn in the middle of a letter is good', () => {
    const begin = `{"v":1,"seq":${lines.length + 1},"at":"2026-03-02T02:14:19.000Z","text":"`;
    const torn = Buffer.concat([Buffer.from(one.text + begin), Buffer.from('ä').subarray(0, 1)]);
    expect(verifyBytes(torn, one).fault).toBeUndefined();
  });

  test('without the file beside it is good, but its end is not proven', () => {
    const found = verifyJournal(one.text, {sessionId: one.sessionId});
    expect([found.fault, found.isEndProven]).toEqual([undefined, false]);
  });

  test('that a head was written down of has it', () => {
    const head: string = JSON.parse(lines[6] ?? '').hash;
    expect(verifyJournal(one.text, {sessionId: one.sessionId, head}).expectedAt).toBe(7);
  });
});

describe('damage', () => {
  const at = 9;
  test.each([
    [
      'an edited entry',
      textOf(lines.with(at - 1, (lines[at - 1] ?? '').replace('"type"', '"Type"'))),
      [at, 'edited', 'its hash does not fit its text'],
    ],
    ['a removed entry', textOf(lines.toSpliced(at - 1, 1)), [at, 'removed', 'entry 9 is missing']],
    [
      'removed entries',
      textOf(lines.toSpliced(at - 1, 3)),
      [at, 'removed', 'entries 9 to 11 are missing'],
    ],
    [
      'entries that changed places',
      textOf(lines.with(at - 1, lines[at] ?? '').with(at, lines[at - 1] ?? '')),
      [at, 'reordered', 'entry 10 stands here, entry 9 below'],
    ],
    [
      'a repeated entry',
      textOf(lines.toSpliced(at, 0, lines[at - 1] ?? '')),
      [at + 1, 'repeated', 'it is entry 9 once more'],
    ],
    [
      'an end that was cut off',
      textOf(lines.slice(0, at)),
      [at + 1, 'truncated', `the journal ends after entry 9, but ${lines.length} were written`],
    ],
    ['nothing left', '', [1, 'truncated', expect.stringContaining('after entry 0')]],
    [
      'the journal of another session',
      two.text,
      [1, 'other-session', `it belongs to session ${two.sessionId}`],
    ],
    ['noise', '\u0000\u0001\n', [1, 'edited', 'it is not JSON']],
    ['a line that is no entry', '{}\n', [1, 'edited', 'it has no hash']],
    [
      'noise at the end',
      `${one.text}rubbish`,
      [lines.length + 1, 'edited', 'Latchkey did not write what stands there'],
    ],
  ])('%s is named', (_, text, fault) => {
    const {entry, kind, because} = check(text).fault ?? {};
    expect([entry, kind, because]).toEqual(fault);
  });

  test('a head that is not in the chain is named', () => {
    const head = 'a'.repeat(64);
    expect(verifyJournal(one.text, {sessionId: one.sessionId, head}).fault).toMatchObject({
      kind: 'truncated',
    });
  });

  test('bytes that read like the text that was there are found', () => {
    const sessionId = 'orders-db-1';
    const [first] = journals()[0]?.entries ?? [];
    const odd = written(sessionId, first ? [{...first, version: '\uFFFD'} as typeof first] : []);
    const bytes = Buffer.from(odd.text);
    const place = bytes.indexOf(Buffer.from('\uFFFD'));
    const swapped = Buffer.concat([
      bytes.subarray(0, place),
      Buffer.from([0xff]),
      bytes.subarray(place + 3),
    ]);
    expect(swapped.toString()).toBe(odd.text);
    expect(verifyBytes(swapped, odd).fault).toMatchObject({entry: 1, kind: 'edited'});
  });
});

describe('random edits', () => {
  const tried = new Map(editKinds.map((kind) => [kind, 0]));
  let missed = 0;
  afterAll(() => {
    const count = Array.from(tried.values()).reduce((sum, each) => sum + each, 0);
    process.stdout.write(`verify: ${count} random edits, ${missed} missed\n`);
  });

  test('10,000 of them are all found, at the first line that differs', () => {
    for (const [index, journal] of small.entries()) {
      const other = small[(index + 1) % small.length] ?? one;
      const numRuns = Math.ceil(10_000 / small.length);
      fc.assert(
        fc.property(recipes, (recipe) => {
          const {kind} = recipe;
          const bytes = edited(journal, other, recipe);
          fc.pre(bytes !== undefined);
          tried.set(kind, (tried.get(kind) ?? 0) + 1);
          missed += 1;
          const found = verifyBytes(bytes, journal);
          const isTornOnly = found.fault === undefined && found.tornBytes > 0;
          const first = firstDifference(journal.text, bytes.toString());
          if (!isTornOnly) expectNamed(kind, found.fault?.entry, first, journal.anchor.seq);
          missed -= 1;
        }),
        {numRuns, seed: 20260302 + index},
      );
    }
    expect(Array.from(tried.values()).reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(
      10_000,
    );
    expect(Math.min(...tried.values())).toBeGreaterThan(100);
  }, 120_000);
});

function firstDifference(one: string, two: string): number {
  // Lines with their ends: one that is not finished differs from one that is.
  const [rows, others] = [one.split(/(?<=\n)/), two.split(/(?<=\n)/)];
  const [longer, shorter] = rows.length > others.length ? [rows, others] : [others, rows];
  return longer.findIndex((row, index) => row !== shorter[index]) + 1;
}

/** A line whose own hash was made good shows only at the next one, or at the end that was noted. */
function expectNamed(kind: string, entry: number | undefined, first: number, last: number): void {
  if (kind === 'all hashed again from an edit on') expect(entry).toBe(last);
  else if (kind === 'a line edited and hashed again') expect(entry).toBe(Math.min(first + 1, last));
  else expect(entry).toBe(first);
}
