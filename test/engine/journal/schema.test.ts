/** docs/journal.md, the schema and recorded journals say the same, so that none of them can drift. */
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, expect, test} from 'vitest';
import type {z} from 'zod';
import {bodies, frame, misfit} from '../../../src/engine/journal/schema/entries.ts';
import {journals} from '../../support/journals.ts';

const page = fs.readFileSync(
  path.join(fileURLToPath(new URL('../../..', import.meta.url)), 'docs/journal.md'),
  'utf8',
);

type Row = {readonly member: string; readonly what: string};

/** The rows of the table under a heading. */
function rowsUnder(heading: string): readonly Row[] {
  const begin = page.indexOf(`\n${heading}\n`);
  if (begin < 0) return [];
  const rest = page.slice(begin + heading.length + 2);
  const end = rest.search(/\n##/);
  const rows = (end < 0 ? rest : rest.slice(0, end)).matchAll(/^\| `(\w+)` \| (.+?) \|/gm);
  return Array.from(rows, ([, member = '', what = '']) => ({member, what}));
}

/** What the page has to say of a schema. */
function whatOf(schema: z.ZodType): string {
  const {def} = schema as z.ZodType & {readonly def: {readonly type: string}};
  if (def.type === 'optional') {
    return `${whatOf((schema as z.ZodOptional<z.ZodType>).unwrap())}, optional`;
  }
  if (def.type === 'enum') {
    const {options} = schema as z.ZodEnum<{[word: string]: string}>;
    return options.map((option) => `\`${option}\``).join(', ');
  }
  if (def.type === 'literal') return '`1`';
  if (def.type === 'number') return 'number';
  if (def.type === 'boolean') return 'yes or no';
  if (def.type === 'array') return 'list';
  const isText = schema.safeParse('text').success;
  if (isText || def.type === 'string') {
    if (isText) return 'text';
    return schema.safeParse('2026-03-02T02:14:19.000Z').success ? 'time' : 'hash';
  }
  return 'object';
}

function expected(shape: object): readonly Row[] {
  return Object.entries(shape).map(([member, schema]) => ({member, what: whatOf(schema)}));
}

describe('docs/journal.md', () => {
  test('has the members of every entry', () => {
    const rows = rowsUnder('## Members of every entry').filter(({member}) => member !== 'type');
    expect(rows).toEqual(expected(frame));
  });

  test.each(Object.entries(bodies))('has the members of %s', (type, body) => {
    expect(rowsUnder(`### ${type}`)).toEqual(expected(body));
  });

  test('has no type that does not exist', () => {
    const types = Array.from(page.matchAll(/^### (\w+)$/gm), ([, type]) => type);
    expect(types).toEqual(Object.keys(bodies));
  });
});

describe('recorded journals', () => {
  test.each(journals())('$name has only entries and members of the schema', ({entries}) => {
    const known = new Map(
      Object.entries(bodies).map(([type, body]) => [
        type,
        new Set(['type', ...Object.keys(frame), ...Object.keys(body)]),
      ]),
    );
    for (const entry of entries) {
      expect([entry.seq, misfit(entry)]).toEqual([entry.seq, undefined]);
      const unknown = Object.keys(entry).filter((name) => !known.get(entry.type)?.has(name));
      expect([entry.seq, unknown]).toEqual([entry.seq, []]);
    }
  });

  test('between them have every type but notes', () => {
    const seen = new Set(journals().flatMap(({entries}) => entries.map(({type}) => type)));
    const missing = Object.keys(bodies).filter((type) => !seen.has(type as never));
    expect(missing).toEqual(['noted']);
  });
});

describe('what is no entry', () => {
  const [good] = journals()[0]?.entries ?? [];
  test.each([
    ['another type', {...good, type: 'stolen'}, /no entry of the type/],
    ['a missing member', {...good, operator: undefined}, /^operator: /],
    ['a member of another kind', {...good, resumed: 'no'}, /^resumed: /],
    ['a time that is none', {...good, at: 'now'}, /^at: /],
    ['a hash that is none', {...good, hash: 'x'}, /^hash: /],
    ['a nested member', {...good, incident: {database: {}}}, /^incident.database.identifier: /],
    ['no object', 'text', /no entry of the type/],
  ])('%s is named', (_, value, message) => {
    expect(misfit(value)).toMatch(message);
  });
});
