/** The least input an operation takes: required members, named after what the account has. */
import {NormalizedSchema} from '@smithy/core/schema';
import type {$SchemaRef, StaticStructureSchema} from '@smithy/types';
import {fuzzedAccount} from '../support/fuzz/world.ts';

const {namesFor} = fuzzedAccount();

/** Values for the required members, the first name that fits each. */
export function likelyInput(schema: $SchemaRef): object {
  const normal = NormalizedSchema.of(schema);
  return normal.isStructSchema() ? structure(normal) : {};
}

function structure(schema: NormalizedSchema): object {
  // Required members come first; slot 6 says how many (facts/wire.md §2.2).
  const [, , , , , , required = 0] = schema.getSchema() as StaticStructureSchema;
  const members = [...schema.structIterator()].slice(0, required);
  return Object.fromEntries(members.map(([name, member]) => [name, likelyValue(member, name)]));
}

function likelyValue(schema: NormalizedSchema, name: string): unknown {
  if (schema.isStructSchema()) return structure(schema);
  if (schema.isListSchema()) return [likelyValue(schema.getValueSchema(), name)];
  if (schema.isMapSchema()) return {key: likelyValue(schema.getValueSchema(), name)};
  if (schema.isBooleanSchema()) return true;
  if (schema.isNumericSchema()) return 7;
  if (schema.isTimestampSchema()) return 1_772_366_400;
  if (schema.isBlobSchema()) return Buffer.from('blob').toString('base64');
  return namesFor(name)[0];
}
