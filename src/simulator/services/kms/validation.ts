/** KMS's check of an input before anything else, in the recorded form (facts/wire.md §6). */
import {NormalizedSchema} from '@smithy/core/schema';
import type {$SchemaRef, StaticOperationSchema} from '@smithy/types';
import {AwsError} from '../../wire/aws-error.ts';
import type {Input} from '../../wire/codec.ts';
import {type Constraint, constraints} from './constraints.ts';

/** Throws one ValidationException with every constraint that a member of the input violates. */
export function requireValid(schema: StaticOperationSchema, input: Input): void {
  const violations = violationsIn(schema[2], schema[4], input, '');
  if (violations.length === 0) return;
  const errors = violations.length === 1 ? 'error' : 'errors';
  const message = `${violations.length} validation ${errors} detected: ${violations.join('; ')}`;
  throw new AwsError('ValidationException', message, 400);
}

function violationsIn(
  operation: string,
  schema: $SchemaRef,
  value: object,
  path: string,
): string[] {
  const normal = NormalizedSchema.of(schema);
  if (!normal.isStructSchema()) return [];
  return Object.entries(value).flatMap(([name, item]) => {
    if (item === undefined || item === null) return [];
    const at = `${path}${lowerFirst(name)}`;
    const member = normal.getMemberSchema(name);
    const constraint = constraints[`${operation}.${name}`] ?? constraints[name];
    const own = constraint ? violationOf(constraint, member, item, at) : [];
    return [...own, ...violationsBelow(operation, member, item, at)];
  });
}

/** Structures in structures and in lists: `tags.1.member.tagKey`. */
function violationsBelow(
  operation: string,
  schema: NormalizedSchema,
  item: unknown,
  at: string,
): string[] {
  if (typeof item !== 'object' || item === null) return [];
  if (schema.isStructSchema()) return violationsIn(operation, schema, item, `${at}.`);
  if (!schema.isListSchema() || !Array.isArray(item)) return [];
  const element = schema.getValueSchema();
  if (!element.isStructSchema()) return [];
  return item.flatMap((one, index) =>
    violationsIn(operation, element, Object(one), `${at}.${index + 1}.member.`),
  );
}

function violationOf(
  constraint: Constraint,
  schema: NormalizedSchema,
  item: unknown,
  at: string,
): string[] {
  const words = brokenRule(constraint, item);
  if (words === undefined) return [];
  // A value that is secret or no text is not repeated.
  const isShown = !schema.getMergedTraits().sensitive && !(item instanceof Uint8Array);
  const shown = Array.isArray(item) ? `[${item.join(', ')}]` : String(item);
  return [`Value ${isShown ? `'${shown}' ` : ''}at '${at}' failed to satisfy constraint: ${words}`];
}

function brokenRule(constraint: Constraint, item: unknown): string | undefined {
  const {length, range, pattern, values} = constraint;
  if (values) return brokenEnum(values, item);
  if (length && hasLength(item)) {
    const [least, most] = length;
    if (item.length < least) return `Member must have length greater than or equal to ${least}`;
    if (item.length > most) return `Member must have length less than or equal to ${most}`;
  }
  if (range && typeof item === 'number') {
    const [least, most] = range;
    if (item < least) return `Member must have value greater than or equal to ${least}`;
    if (item > most) return `Member must have value less than or equal to ${most}`;
  }
  if (pattern === undefined || typeof item !== 'string') return undefined;
  const isFitting = new RegExp(`^(?:${pattern})$`).test(item);
  return isFitting ? undefined : `Member must satisfy regular expression pattern: ${pattern}`;
}

function brokenEnum(values: readonly string[], item: unknown): string | undefined {
  const set = `Member must satisfy enum value set: [${values.join(', ')}]`;
  if (Array.isArray(item)) {
    const isFitting = item.every((one) => values.includes(String(one)));
    return isFitting ? undefined : `Member must satisfy constraint: [${set}]`;
  }
  return values.includes(String(item)) ? undefined : set;
}

function hasLength(item: unknown): item is {readonly length: number} {
  return typeof item === 'string' || Array.isArray(item) || item instanceof Uint8Array;
}

function lowerFirst(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
