/** Turns an input written as JSON into what the SDK takes: ISO 8601 texts become dates. */
import {NormalizedSchema} from '@smithy/core/schema';
import type {$SchemaRef} from '@smithy/types';
import {BugError} from '../../core/errors.ts';

/** The input for an SDK command. Throws BugError for a text that should be a date and is none. */
export function sdkInput(schema: $SchemaRef, input: object): object {
  const converted = convert(NormalizedSchema.of(schema), input);
  return typeof converted === 'object' && converted !== null ? converted : {};
}

function convert(schema: NormalizedSchema, value: unknown): unknown {
  if (schema.isTimestampSchema() && typeof value === 'string') return dateOf(value);
  if (Array.isArray(value)) {
    if (!schema.isListSchema()) return value;
    const member = schema.getValueSchema();
    return value.map((entry) => convert(member, entry));
  }
  if (typeof value !== 'object' || value === null || !schema.isStructSchema()) return value;
  const struct: {[name: string]: unknown} = {...value};
  for (const [name, member] of schema.structIterator()) {
    if (Object.hasOwn(value, name)) struct[name] = convert(member, Reflect.get(value, name));
  }
  return struct;
}

function dateOf(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new BugError(`"${text}" is not a date.`);
  return date;
}
