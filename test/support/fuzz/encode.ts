/** An operation with a value for its input, written as its protocol writes it. */
import {NormalizedSchema} from '@smithy/core/schema';
import type {Operation, SimulatedService} from '../../../src/simulator/services/call.ts';
import {bytesOf, type WireRequest} from '../../../src/simulator/wire/message.ts';
import type {WireValue} from './values.ts';

/** The request, not yet signed; values of a wrong shape go out as well as their protocol can carry them. */
export function encoded(
  service: SimulatedService,
  operation: Operation,
  input: WireValue,
): WireRequest {
  switch (service.wire.protocol) {
    case 'json':
      return jsonRequest(service, operation, input);
    case 'query':
      return formRequest(service, operation, input);
    case 'rest-json':
      return restRequest(operation, input);
  }
}

function jsonRequest({wire}: SimulatedService, {schema}: Operation, input: WireValue): WireRequest {
  const headers = {
    'x-amz-target': `${wire.target}.${schema[2]}`,
    'content-type': 'application/x-amz-json-1.1',
  };
  return {method: 'POST', path: '/', query: {}, headers, body: bytesOf(JSON.stringify(input))};
}

function formRequest({wire}: SimulatedService, {schema}: Operation, input: WireValue): WireRequest {
  const form = new URLSearchParams({Action: schema[2], Version: wire.version});
  for (const [name, text] of flattened('', NormalizedSchema.of(schema[4]), input)) {
    form.append(name, text);
  }
  const headers = {'content-type': 'application/x-www-form-urlencoded'};
  return {method: 'POST', path: '/', query: {}, headers, body: bytesOf(form.toString())};
}

/** `Filters.Filter.1.Name` and so on; a list's elements are called `member` where nothing is said. */
function flattened(path: string, schema: NormalizedSchema, value: WireValue): [string, string][] {
  if (value === null) return [];
  if (typeof value !== 'object') return [[path, String(value)]];
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
  if (Array.isArray(value)) {
    const item = schema.isListSchema() ? schema.getValueSchema() : schema;
    const name = String(item.getMergedTraits().xmlName ?? 'member');
    return value.flatMap((one, index) => flattened(below(`${name}.${index + 1}`), item, one));
  }
  const isStructure = schema.isStructSchema();
  return Object.entries(value).flatMap(([name, one]) => {
    const member = isStructure ? memberOf(schema, name) : undefined;
    return flattened(below(name), member ?? schema, one);
  });
}

function memberOf(schema: NormalizedSchema, name: string): NormalizedSchema | undefined {
  for (const [candidate, member] of schema.structIterator()) if (candidate === name) return member;
  return undefined;
}

function restRequest({schema}: Operation, input: WireValue): WireRequest {
  const [method = 'GET', uri = '/'] = NormalizedSchema.of(schema).getMergedTraits().http ?? [];
  const given = typeof input === 'object' && input !== null && !Array.isArray(input) ? input : {};
  const query: {[name: string]: string | string[]} = {};
  const body: {[name: string]: WireValue} = {};
  let path = uri.split('?')[0] ?? '/';
  for (const [name, value] of Object.entries(given)) {
    const member = memberOf(NormalizedSchema.of(schema[4]), name);
    const traits = member?.getMergedTraits() ?? {};
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (traits.httpLabel) path = path.replace(`{${name}}`, escaped(text));
    else if (traits.httpQuery) query[traits.httpQuery] = Array.isArray(value) ? [text, text] : text;
    else body[name] = value;
  }
  const headers = {'content-type': 'application/json'};
  const bytes = bytesOf(method === 'GET' ? '' : JSON.stringify(body));
  return {method, path, query, headers, body: bytes};
}

/** As a client would; half a surrogate pair, which cannot be escaped, goes as it is. */
function escaped(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : text;
}
