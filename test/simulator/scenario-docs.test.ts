/** docs/scenarios.md teaches a scenario whole: no member, switch or fault of the schema is missing. */
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {describe, expect, it} from 'vitest';
import * as z from 'zod';
import {faultSchema} from '../../src/simulator/faults/schema.ts';
import {unverifiedSchema} from '../../src/simulator/scenario/schema/unverified.ts';
import {scenarioSchema} from '../../src/simulator/scenario/schema.ts';

const file = fileURLToPath(new URL('../../docs/scenarios.md', import.meta.url));
const text = readFileSync(file, 'utf8');

type Shape = {
  readonly properties?: {readonly [name: string]: Shape};
  readonly items?: Shape;
  readonly additionalProperties?: Shape | boolean;
};

/** Every member name of a schema, with where it stands. */
function membersOf(shape: Shape, path = ''): [string, string][] {
  const own = Object.entries(shape.properties ?? {}).flatMap(([name, member]) => {
    const here: [string, string] = [`${path}${name}`, name];
    return [here, ...membersOf(member, `${path}${name}.`)];
  });
  const item = shape.items ? membersOf(shape.items, path) : [];
  const {additionalProperties: values} = shape;
  return [...own, ...item, ...(typeof values === 'object' ? membersOf(values, path) : [])];
}

const members = membersOf(
  z.toJSONSchema(scenarioSchema, {io: 'input', unrepresentable: 'any'}) as Shape,
);

describe('docs/scenarios.md', () => {
  it('knows the schema deeply enough for this test to mean something', () => {
    expect(members.length).toBeGreaterThan(120);
  });

  it('names every member of a scenario', () => {
    const missing = members.filter(([, name]) => !text.includes(`\`${name}\``));
    expect(missing.map(([path]) => path)).toEqual([]);
  });

  it('gives each switch its default and a sentence, and knows no other', () => {
    const section = text.slice(text.indexOf('### What AWS does not document'));
    const rows = [...section.matchAll(/^\| `(\w+)` \| `([^`]+)`(.*)\|$/gm)];
    const written = Object.fromEntries(rows.map(([, name = '', usual = '']) => [name, usual]));
    const defaults = Object.entries(unverifiedSchema.parse({})).map(([name, value]) => [
      name,
      String(value),
    ]);
    expect(written).toEqual(Object.fromEntries(defaults));
    for (const [, name, , sentence = ''] of rows)
      expect([name, sentence.length > 30]).toEqual([name, true]);
  });

  it('describes every fault', () => {
    for (const fault of faultSchema.shape.fault.options) expect(text).toContain(`\`${fault}\``);
  });
});
