/** Does a decoded input fit its schema? Required members and types; the codecs check neither. */
import {NormalizedSchema} from '@smithy/core/schema';
import type {$SchemaRef, StaticStructureSchema} from '@smithy/types';

/** The first required member that is missing; undefined where all are there. */
export function missingMember(schema: $SchemaRef, input: object): string | undefined {
  const normal = NormalizedSchema.of(schema);
  if (!normal.isStructSchema()) return undefined;
  // Required members come first; slot 6 says how many (facts/wire.md §2.2).
  const structure = normal.getSchema() as StaticStructureSchema;
  const values = input as {readonly [name: string]: unknown};
  return structure[4]
    .slice(0, structure[6] ?? 0)
    .find((member) => !Object.hasOwn(values, member) || values[member] == null);
}

/** Names of a structure's members; none where the schema is no structure. */
export function memberNames(schema: $SchemaRef): string[] {
  const normal = NormalizedSchema.of(schema);
  return normal.isStructSchema() ? [...normal.structIterator()].map(([name]) => name) : [];
}

/** Path of the first value whose type is not the schema's; undefined where all fit. */
export function misfit(schema: $SchemaRef, value: unknown, path = ''): string | undefined {
  return misfitOf(NormalizedSchema.of(schema), value, path);
}

function misfitOf(schema: NormalizedSchema, value: unknown, path: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (schema.isListSchema()) return misfitInList(schema, value, path);
  if (schema.isMapSchema()) return misfitInMap(schema, value, path);
  if (schema.isStructSchema()) return misfitInStructure(schema, value, path);
  return fits(schema, value) ? undefined : path;
}

function fits(schema: NormalizedSchema, value: unknown): boolean {
  if (schema.isBlobSchema()) return value instanceof Uint8Array;
  if (schema.isTimestampSchema()) return value instanceof Date && !Number.isNaN(value.getTime());
  if (schema.isBooleanSchema()) return typeof value === 'boolean';
  if (schema.isBigIntegerSchema()) return typeof value === 'bigint';
  if (schema.isBigDecimalSchema()) return true;
  if (schema.isNumericSchema()) return typeof value === 'number' && Number.isFinite(value);
  if (schema.isStringSchema()) return typeof value === 'string';
  return true;
}

function misfitInList(schema: NormalizedSchema, value: unknown, path: string): string | undefined {
  if (!Array.isArray(value)) return path;
  const item = schema.getValueSchema();
  return first(value, (element, index) => misfitOf(item, element, `${path}.${index + 1}`));
}

function misfitInMap(schema: NormalizedSchema, value: unknown, path: string): string | undefined {
  if (!isRecord(value)) return path;
  const item = schema.getValueSchema();
  return first(Object.entries(value), ([name, element]) =>
    misfitOf(item, element, `${path}.${name}`),
  );
}

function misfitInStructure(
  schema: NormalizedSchema,
  value: unknown,
  path: string,
): string | undefined {
  if (!isRecord(value)) return path;
  for (const [name, member] of membersOf(schema)) {
    const item = value[name];
    if (item === undefined) continue;
    const found = misfitOf(member, item, path === '' ? name : `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

type Members = readonly (readonly [string, NormalizedSchema])[];

const members = new WeakMap<object, Members>();

/** A structure's members in their order, found once for each structure. */
function membersOf(schema: NormalizedSchema): Members {
  const shape = schema.getSchema();
  if (typeof shape !== 'object') return [...schema.structIterator()];
  const found = members.get(shape) ?? [...schema.structIterator()];
  members.set(shape, found);
  return found;
}

function isRecord(value: unknown): value is {readonly [name: string]: unknown} {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function first<T>(
  items: readonly T[],
  find: (item: T, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
