/**
 * XML as the SDK's schemas describe it, written straight into one text. The SDK's own serializer
 * builds a tree first, which is most of the time of a long list.
 */
import {NormalizedSchema} from '@smithy/core/schema';
import type {$SchemaRef} from '@smithy/types';
import {BugError} from '../../core/errors.ts';

/** What stands between the tags of one value; empty where nothing does. */
type Write = (value: unknown) => string;

type Entries = {readonly [member: string]: unknown};

const writers = new WeakMap<object, Write>();

/** The element of a structure, its members in the schema's order. */
export function xmlElement(schema: $SchemaRef, name: string, value: object): string {
  return xmlAround(name, writerOf(NormalizedSchema.of(schema))(value));
}

/** An element around content that is XML already. */
export function xmlAround(name: string, content: string, attributes = ''): string {
  return content === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}

/** A text that may stand in an element, as the SDK's clients escape it. */
export function escaped(text: string): string {
  if (plain.test(text)) return text;
  return text.replace(special, (sign) => references[sign] ?? '\ufffd');
}

// Signs with a meaning in XML, line ends that a reader would fold, and characters that XML 1.0 has no
// way to write: a text from a request may hold them.
const special = /[&"'<>\n\u2028\ufffe\uffff]|(?![\t\u007f-\u0084\u0086-\u009f])\p{Cc}/gu;
const plain = /^[ !#-%(-;=?-~]*$/;
const references: {readonly [sign: string]: string} = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#x0D;',
  '\n': '&#x0A;',
  '\u0085': '&#x85;',
  '\u2028': '&#x2028;',
};

function writerOf(schema: NormalizedSchema): Write {
  if (schema.isStructSchema()) return structureWriter(schema);
  if (schema.isListSchema()) return listWriter(schema);
  if (schema.isMapSchema()) return mapWriter(schema);
  return (value) => (typeof value === 'string' ? escaped(value) : leafText(schema, value));
}

/** Made once for each structure, when it is first met: some contain themselves. */
function structureWriter(schema: NormalizedSchema): Write {
  const shape = schema.getSchema();
  if (typeof shape !== 'object') throw new BugError(`${schema.getName()} is no structure`);
  const known = writers.get(shape);
  if (known) return known;
  let members: readonly {readonly key: string; readonly around: Write}[];
  const write: Write = (value) => {
    members ??= [...schema.structIterator()].map(([key, member]) => ({
      key,
      around: elementWriter(member, nameOf(member, key)),
    }));
    let content = '';
    for (const {key, around} of members) {
      const item = (value as Entries)[key];
      if (item !== undefined && item !== null) content += around(item);
    }
    return content;
  };
  writers.set(shape, write);
  return write;
}

/** Writes a value with its tags, which are put together once. An empty text keeps both of them. */
function elementWriter(schema: NormalizedSchema, name: string): Write {
  const write = writerOf(schema);
  const [start, end] = [`<${name}>`, `</${name}>`];
  const empty = isLeaf(schema) ? start + end : `<${name}/>`;
  return (value) => {
    const content = write(value);
    return content === '' ? empty : start + content + end;
  };
}

function isLeaf(schema: NormalizedSchema): boolean {
  return !schema.isStructSchema() && !schema.isListSchema() && !schema.isMapSchema();
}

/** Sparse lists are none of these services' business: what is not there is left out. */
function listWriter(schema: NormalizedSchema): Write {
  const item = schema.getValueSchema();
  const around = elementWriter(item, nameOf(item, 'member'));
  return (value) => {
    let content = '';
    for (const one of value as readonly unknown[]) {
      if (one !== undefined && one !== null) content += around(one);
    }
    return content;
  };
}

function mapWriter(schema: NormalizedSchema): Write {
  const [key, item] = [schema.getKeySchema(), schema.getValueSchema()];
  const keyAround = elementWriter(key, nameOf(key, 'key'));
  const itemAround = elementWriter(item, nameOf(item, 'value'));
  return (value) => {
    let content = '';
    for (const [one, other] of Object.entries(value as Entries)) {
      content += xmlAround('entry', keyAround(one) + itemAround(other));
    }
    return content;
  };
}

function nameOf(schema: NormalizedSchema, usual: string): string {
  const {xmlName} = schema.getMergedTraits();
  return typeof xmlName === 'string' ? xmlName : usual;
}

function leafText(schema: NormalizedSchema, value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (!(value instanceof Date)) return escaped(String(value));
  // Every timestamp of these services is written as ISO 8601.
  if (!schema.isTimestampSchema()) throw new BugError(`${schema.getName()} is no timestamp`);
  return value.toISOString().replace('.000Z', 'Z');
}
