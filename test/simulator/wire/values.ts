/** Values that fit a schema, made from a seed: what the round trips send. */
import {NormalizedSchema} from '@smithy/core/schema';
import type {$SchemaRef} from '@smithy/types';

/** A value for a schema; the same `salt` gives the same value. Recursive shapes end at depth 4. */
export function valueFor(schema: $SchemaRef, salt: number, depth = 0): unknown {
  const normal = NormalizedSchema.of(schema);
  if (normal.isUnitSchema()) return {};
  if (normal.isListSchema()) {
    return depth > 4
      ? []
      : [1, 2].map((n) => valueFor(normal.getValueSchema(), salt + n, depth + 1));
  }
  if (normal.isMapSchema()) {
    const value = (n: number) => valueFor(normal.getValueSchema(), salt + n, depth + 1);
    return depth > 4 ? {} : {[`key-${salt}`]: value(1), [`key-${salt}-b`]: value(2)};
  }
  if (normal.isStructSchema()) return structFor(normal, salt, depth);
  return leafFor(normal, salt);
}

function structFor(schema: NormalizedSchema, salt: number, depth: number): object {
  const members = [...schema.structIterator()];
  const chosen = schema.isUnionSchema()
    ? members.slice(salt % members.length).slice(0, 1)
    : members;
  const entries = chosen
    .filter(([, member]) => depth < 4 || isLeaf(member))
    .map(([name, member], index) => [name, valueFor(member, salt + index, depth + 1)]);
  return Object.fromEntries(entries);
}

function isLeaf(schema: NormalizedSchema): boolean {
  return !schema.isStructSchema() && !schema.isListSchema() && !schema.isMapSchema();
}

function leafFor(schema: NormalizedSchema, salt: number): unknown {
  if (schema.isBlobSchema()) return new Uint8Array([salt % 256, 7, 255]);
  if (schema.isTimestampSchema()) return new Date(1_700_000_000_000 + salt * 1000);
  if (schema.isBooleanSchema()) return salt % 2 === 0;
  if (schema.isNumericSchema()) return salt % 1000;
  return `text ${salt} <&> "é" 日`;
}
