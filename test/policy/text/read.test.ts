/** The JSON reader with positions against the platform's own. */
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {JsonNode} from '../../../src/policy/text/node.ts';
import {placesOf} from '../../../src/policy/text/places.ts';
import {readJson} from '../../../src/policy/text/read.ts';

/** Some JSON, and texts that are nearly JSON: a few characters changed. */
const nearlyJson = fc
  .tuple(
    fc.json({maxDepth: 6}),
    fc.nat(),
    fc.constantFrom('', '"', '\\', '{', ',', '\n', '\u0001', '0'),
  )
  .map(
    ([text, at, sign]) =>
      text.slice(0, at % (text.length + 1)) + sign + text.slice(at % (text.length + 1)),
  );

test('accepts just what JSON.parse accepts, and reads the same', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json({maxDepth: 6}), nearlyJson, fc.string()), (text) => {
      const result = readJson(text);
      expect(result.ok ? {value: valueOfNode(result.node)} : undefined).toEqual(parsed(text));
    }),
    {numRuns: 1000},
  );
});

test('every node’s offsets hold its own text', () => {
  fc.assert(
    fc.property(fc.json({maxDepth: 6}), (text) => {
      const result = readJson(text);
      if (!result.ok) throw new Error('not read');
      for (const node of nodesIn(result.node)) {
        expect(JSON.parse(text.slice(node.start, node.end))).toEqual(valueOfNode(node));
      }
    }),
  );
});

test('a hostile depth is a flaw, not a crash', () => {
  expect(readJson('['.repeat(100_000))).toEqual({ok: false, at: 65});
});

test('of two members of one name both are there', () => {
  const result = readJson('{"a": 1, "a": 2}');
  expect(result.ok && result.node.type === 'object' && result.node.members.length).toBe(2);
});

describe('places', () => {
  test.each([
    ['the first character', 'ab\ncd', 0, {line: 1, column: 1}],
    ['the last of a line', 'ab\ncd', 2, {line: 1, column: 3}],
    ['the first of the next', 'ab\ncd', 3, {line: 2, column: 1}],
    ['the end of the text', 'ab\ncd', 5, {line: 2, column: 3}],
    ['an empty line', '\n\nx', 1, {line: 2, column: 1}],
  ])('%s', (_name, text, offset, place) => {
    expect(placesOf(text)(offset)).toEqual(place);
  });
});

function parsed(text: string): {value: unknown} | undefined {
  try {
    return {value: JSON.parse(text)};
  } catch {
    return undefined;
  }
}

function valueOfNode(node: JsonNode): unknown {
  if (node.type === 'scalar') return node.value;
  if (node.type === 'array') return node.items.map(valueOfNode);
  const entries = node.members.map(({name, value}) => [name, valueOfNode(value)] as const);
  // As an own member, whatever its name.
  return Object.fromEntries(entries);
}

function nodesIn(node: JsonNode): readonly JsonNode[] {
  if (node.type === 'scalar') return [node];
  const inner = node.type === 'array' ? node.items : node.members.map(({value}) => value);
  return [node, ...inner.flatMap(nodesIn)];
}
