/** Whatever arrives, the answer is well-formed AWS: never a crash, never a hang. */
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {services} from '../../../src/simulator/services/catalog.ts';
import {bytesOf, textOf, type WireResponse} from '../../../src/simulator/wire/message.ts';
import {signed} from '../signing.ts';
import {quietAccount} from '../support.ts';

const simulator = quietAccount({});
const {accessKeyId} = simulator.operator;

const service = fc.constantFrom('kms', 'rds', 'sts', 'iam', 'organizations', 'cloudtrail', '');

const forged = fc
  .constantFrom('kms', 'rds', 'sts', 'cloudtrail', 'backup', '')
  .map(
    (service) =>
      `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260301/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
  );
const authorization = fc.oneof(forged, fc.string(), fc.constant(''));

const calls = services.flatMap((service) => [...service.operations.keys()]);
const operation = fc.oneof(fc.constantFrom(...calls), fc.string());
const targets = services.map((service) => service.wire.target).filter((target) => target !== '');
const target = fc
  .tuple(fc.oneof(fc.constantFrom(...targets), fc.string()), operation)
  .map(([prefix, name]) => `${prefix}.${name}`);

const names = fc.constantFrom(
  'KeyId',
  'Limit',
  'Marker',
  'GranteePrincipal',
  'Operations',
  'LookupAttributes',
  'MaxResults',
  'NextToken',
  '__proto__',
  'constructor',
);
const jsonBody = fc.oneof(
  fc.dictionary(names, fc.jsonValue()).map((value) => JSON.stringify(value)),
  fc.json(),
  fc.string(),
);
const formName = fc.oneof(
  fc.constantFrom(
    'DBInstanceIdentifier',
    'MaxRecords',
    'Marker',
    'Filters.Filter.1.Name',
    'Filters.Filter.1.Values.Value.1',
    'Filters.Filter.x',
    'StartTime',
    '__proto__.polluted',
    'a.'.repeat(5000),
  ),
  fc.string(),
);
const formBody = fc
  .tuple(operation, fc.array(fc.tuple(formName, fc.string())))
  .map(([name, pairs]) => new URLSearchParams([['Action', name], ...pairs]).toString());

const jsonRequest = fc.record({
  method: fc.constant('POST'),
  path: fc.constant('/'),
  query: fc.constant({}),
  headers: fc.record({
    authorization,
    'x-amz-target': target,
    'content-type': fc.constant('application/x-amz-json-1.1'),
  }),
  body: jsonBody.map(bytesOf),
});
const queryRequest = fc.record({
  method: fc.constantFrom('POST', 'GET'),
  path: fc.webPath(),
  query: fc.dictionary(fc.string(), fc.string()),
  headers: fc.record({
    authorization,
    'content-type': fc.constant('application/x-www-form-urlencoded'),
  }),
  body: formBody.map(bytesOf),
});
const anyRequest = fc.record({
  method: fc.string(),
  path: fc.string(),
  query: fc.dictionary(fc.string(), fc.array(fc.string())),
  headers: fc.dictionary(fc.string(), fc.string()),
  body: fc.uint8Array(),
});

/** Most requests are signed as they stand, so that they get past the signature. */
const sent = fc
  .tuple(
    fc.oneof(jsonRequest, queryRequest, anyRequest),
    fc.oneof(service, service, service, fc.constant(undefined)),
  )
  .map(([request, name]) =>
    name === undefined ? request : signed(request, {...simulator.operator, service: name}),
  );

const atTheDoor = /Signature|Token|UnrecognizedClient/;

function isWellFormed({statusCode, headers, body}: WireResponse): boolean {
  const text = textOf(body);
  if (statusCode < 200 || statusCode > 599 || !headers['x-amzn-requestid']) return false;
  if (headers['content-type'] === 'text/xml') return /^<\?xml .*>\n<(\w+)[\s>]/.test(text);
  return text === '' || typeof JSON.parse(text) === 'object';
}

describe('requests that nobody would send', () => {
  it('are answered in the shape of AWS, and none of them is our fault', async () => {
    await fc.assert(
      fc.asyncProperty(sent, async (request) => {
        const response = await simulator.handle(request);
        expect(isWellFormed(response)).toBe(true);
        expect(response.statusCode).toBeLessThan(500);
      }),
      {numRuns: 2000, seed: 20260302},
    );
    // Not only refusals at the door: most get as far as the services.
    const codes = simulator.requests().map(({error}) => error?.code ?? 'ok');
    expect(codes.filter((code) => !atTheDoor.test(code)).length).toBeGreaterThan(800);
    expect(codes.filter((code) => atTheDoor.test(code)).length).toBeGreaterThan(100);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
