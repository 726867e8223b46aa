/** The JSON Schema for editors accepts what the parser accepts, kind by kind. */
import {describe, expect, it} from 'vitest';
import * as z from 'zod';
import {readRunbookFiles} from '../../src/runbook/library.ts';
import {parseRunbook} from '../../src/runbook/parse.ts';
import {kindNames, stepShape} from '../../src/runbook/shapes.ts';
import {stepSchema} from '../../src/runbook/step-schema.ts';
import {shippedFolder} from './shipped.ts';

const schema = z.fromJSONSchema(stepSchema() as Parameters<typeof z.fromJSONSchema>[0]);
const accepts = (value: unknown) => schema.safeParse(value).success;

describe('the schema of a step block', () => {
  it('has an alternative for each kind, and describes every member', () => {
    const {oneOf} = stepSchema() as {oneOf: {title: string; properties: object}[]};
    expect(oneOf.map(({title}) => title)).toEqual(kindNames);
    const described = new Set(
      oneOf.flatMap(({properties}) =>
        Object.entries(properties).flatMap(([name, member]) =>
          'description' in (member as object) ? [name] : [],
        ),
      ),
    );
    expect([...described].sort()).toEqual(Object.keys(stepShape.shape).sort());
  });

  it('accepts every step that ships', async () => {
    const files = await readRunbookFiles(shippedFolder);
    const parsed = files.flatMap(({file, text}) => parseRunbook(file, text).steps);
    const blocks = parsed.map(({block}) => block.value);
    expect(blocks.length).toBeGreaterThan(8);
    for (const block of blocks) expect([block, accepts(block)]).toEqual([block, true]);
  });

  it.each([
    ['a member of another kind', {id: 'a', manual: 'Do it', confirm: 'yes'}],
    ['no kind', {id: 'a'}],
    ['two kinds', {id: 'a', manual: 'Do it', stop: 'No'}],
    ['an id with capitals', {id: 'A', manual: 'Do it'}],
    ['a wait without verify', {id: 'a', wait: 'for it'}],
  ])('refuses %s', (_, block) => {
    expect(accepts(block)).toBe(false);
  });
});
