/** Values for a schema: mostly of the right shape, often about things that exist, sometimes neither. */
import {NormalizedSchema} from '@smithy/core/schema';
import type {$SchemaRef, StaticStructureSchema} from '@smithy/types';
import fc from 'fast-check';

/** A value as JSON carries it: times in seconds, blobs in base64. */
export type WireValue =
  | string
  | number
  | boolean
  | null
  | WireValue[]
  | {[name: string]: WireValue};

const strange = fc.oneof(
  fc.string({unit: 'binary', maxLength: 20}),
  fc.constantFrom('', '*', '%', '../..', '__proto__', 'constructor', '\u0000\u001b[2J\u2028', '𝒳'),
  fc.constant('x'.repeat(3000)),
);
const numbers = fc.oneof(
  fc.constantFrom(0, 1, -1, 7, 20, 30, 50, 100, 101, 1e9, 2 ** 53, 0.5),
  fc.integer(),
);
const anything = fc.jsonValue({maxDepth: 2}) as fc.Arbitrary<WireValue>;

/** What the fuzzed world knows that a member of that name may mean: identifiers, ARNs, policies. */
export type NamesFor = (member: string) => readonly string[];

/** Draws values for schemas. Required members are mostly there, of the others a few. */
export function valuesOf(namesFor: NamesFor): (schema: $SchemaRef) => fc.Arbitrary<WireValue> {
  const known = new WeakMap<object, fc.Arbitrary<WireValue>>();
  const textsFor = (member: string): fc.Arbitrary<string> =>
    fc.oneof({weight: 9, arbitrary: fc.constantFrom(...namesFor(member))}, strange);

  const of = (schema: NormalizedSchema, member: string, depth: number): fc.Arbitrary<WireValue> =>
    fc.oneof({weight: 40, arbitrary: right(schema, member, depth)}, anything);

  const right = (
    schema: NormalizedSchema,
    member: string,
    depth: number,
  ): fc.Arbitrary<WireValue> => {
    if (schema.isStructSchema()) return depth > 3 ? fc.constant({}) : structure(schema, depth);
    if (schema.isListSchema()) {
      if (depth > 3) return fc.constant([]);
      return fc.array(of(schema.getValueSchema(), member, depth + 1), {maxLength: 3});
    }
    if (schema.isMapSchema()) {
      if (depth > 3) return fc.constant({});
      const value = of(schema.getValueSchema(), member, depth + 1);
      return fc.dictionary(textsFor('key'), value, {maxKeys: 3});
    }
    if (schema.isBooleanSchema()) return fc.boolean();
    if (schema.isNumericSchema()) return numbers;
    if (schema.isTimestampSchema()) return fc.integer({min: 1.7e9, max: 1.8e9});
    if (schema.isBlobSchema()) {
      return fc.uint8Array({maxLength: 40}).map((bytes) => Buffer.from(bytes).toString('base64'));
    }
    return textsFor(member);
  };

  const structure = (schema: NormalizedSchema, depth: number): fc.Arbitrary<WireValue> => {
    // Required members come first; slot 6 says how many (facts/wire.md §2.2).
    const [, , , , , , required = 0] = schema.getSchema() as StaticStructureSchema;
    const members = [...schema.structIterator()].map(
      ([name, member], index): [string, fc.Arbitrary<WireValue | undefined>] => [
        name,
        fc.oneof(
          {weight: index < required ? 20 : 2, arbitrary: of(member, name, depth + 1)},
          {weight: index < required ? 1 : 10, arbitrary: fc.constant(undefined)},
        ),
      ],
    );
    return fc.record(Object.fromEntries(members)).map((drawn) => JSON.parse(JSON.stringify(drawn)));
  };

  return (schema) => {
    const normal = NormalizedSchema.of(schema);
    const key = Object(normal.getSchema());
    const found = known.get(key) ?? (normal.isUnitSchema() ? fc.constant({}) : of(normal, '', 0));
    known.set(key, found);
    return found;
  };
}
