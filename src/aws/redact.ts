/** Makes plain JSON of what goes to AWS and comes back: dates as text, secrets and bulk left out. */
import {NormalizedSchema} from '@smithy/core/schema';
import type {$SchemaRef} from '@smithy/types';
import type {Json, JsonObject} from '../core/json.ts';

/** Stands where a secret was. */
export const redacted = '<redacted>';

// A KMS key policy may be 131,072 characters long (facts/aws.md §2.8); nothing we read is longer.
const longestText = 131_072;
const mostMembers = 50_000;
const deepest = 24;

// Secrets that the SDK's schemas do not mark (facts/wire.md §3.1), and the marked ones once more.
const secretNames = new Set(
  [
    'AccessToken',
    'AuthToken',
    'CiphertextBlob',
    'ClientSecret',
    'EncryptedKeyMaterial',
    'GrantToken',
    'GrantTokens',
    'ImportToken',
    'KeyStorePassword',
    'MasterUserPassword',
    'Password',
    'Plaintext',
    'PreSignedUrl',
    'PrivateKeyPlaintext',
    'RawSecretAccessKey',
    'RefreshToken',
    'SecretAccessKey',
    'SecurityToken',
    'SessionToken',
    'TdeCredentialPassword',
    'TokenCode',
    'WebIdentityToken',
  ].map((name) => name.toLowerCase()),
);

/** A redacted copy as plain JSON; members that the schema does not know never left and are dropped. */
export function redactBySchema(schema: $SchemaRef, value: object): JsonObject {
  const plain = plainOf(NormalizedSchema.of(schema), value, '', 0);
  return isObject(plain) ? plain : {};
}

function plainOf(
  schema: NormalizedSchema | undefined,
  value: unknown,
  name: string,
  depth: number,
): Json | undefined {
  if (value === undefined || value === null || typeof value === 'function') return undefined;
  if (schema?.getMergedTraits().sensitive || secretNames.has(name.toLowerCase())) return redacted;
  if (value instanceof Uint8Array) return `<${value.byteLength} bytes>`;
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'string') return bounded(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'object') return String(value);
  if (depth >= deepest) return '<nested too deep>';
  if (Array.isArray(value)) return listOf(schema, value, name, depth);
  return structOf(schema, value, depth);
}

function listOf(
  schema: NormalizedSchema | undefined,
  values: readonly unknown[],
  name: string,
  depth: number,
): Json {
  const member = schema?.isListSchema() ? schema.getValueSchema() : undefined;
  const kept = values
    .slice(0, mostMembers)
    .map((value) => plainOf(member, value, name, depth + 1) ?? null);
  const rest = values.length - kept.length;
  return rest > 0 ? [...kept, `<${rest} more>`] : kept;
}

function structOf(schema: NormalizedSchema | undefined, value: object, depth: number): JsonObject {
  const plain: {[name: string]: Json | undefined} = {};
  if (schema?.isStructSchema()) {
    for (const [name, member] of schema.structIterator()) {
      const json = plainOf(member, Reflect.get(value, name), name, depth + 1);
      if (json !== undefined) plain[name] = json;
    }
    return plain;
  }
  const member = schema?.isMapSchema() ? schema.getValueSchema() : undefined;
  for (const [name, entry] of Object.entries(value).slice(0, mostMembers)) {
    const json = plainOf(member, entry, name, depth + 1);
    // A key named __proto__ would otherwise become the copy's prototype.
    if (json !== undefined) Object.defineProperty(plain, name, {...visible, value: json});
  }
  return plain;
}

const visible = {enumerable: true, configurable: true, writable: true} as const;

function bounded(text: string): string {
  if (text.length <= longestText) return text;
  return `${text.slice(0, longestText)}<${text.length - longestText} more characters>`;
}

function dateText(date: Date): string {
  return Number.isNaN(date.getTime()) ? 'not a date' : date.toISOString();
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
