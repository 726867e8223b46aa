/** Requests that nobody would send, and requests that somebody might, to every service served. */
import fc from 'fast-check';
import {services} from '../../../src/simulator/services/catalog.ts';
import {bytesOf, textOf, type WireRequest} from '../../../src/simulator/wire/message.ts';
import {type Signer, signed} from '../../simulator/signing.ts';
import {encoded} from './encode.ts';
import {type NamesFor, valuesOf} from './values.ts';

/** Who sends the requests, and what the fuzzed world knows by name. */
export type Ground = {
  readonly signer: Pick<Signer, 'accessKeyId' | 'secretAccessKey'>;
  readonly namesFor: NamesFor;
};

/** A request and the service in whose name it would be signed. */
type Unsigned = {readonly request: WireRequest; readonly service: string};

const calls = services.flatMap((service) =>
  [...service.operations.values()].map((operation) => ({service, operation})),
);

/** Calls of every operation, cut and garbled ones, forms and noise; most of them well signed. */
export function requestsTo({signer, namesFor}: Ground): fc.Arbitrary<WireRequest> {
  const {accessKeyId} = signer;
  const scopes = fc.constantFrom(...services.map(({wire}) => wire.signingName), 'nothing', '');
  const regions = fc.constantFrom('eu-west-1', 'eu-west-1', 'eu-west-1', 'us-east-1', 'nowhere-0');
  const call = callsOf(namesFor);
  const unsigned = fc.oneof(
    {weight: 8, arbitrary: call},
    {weight: 1, arbitrary: cut(call)},
    {weight: 2, arbitrary: garbled(call)},
    {weight: 2, arbitrary: misdirected(call, scopes)},
    {weight: 1, arbitrary: forms(scopes)},
    {weight: 1, arbitrary: noise(scopes)},
  );
  const forged = fc.oneof(
    fc.string({unit: 'binary'}),
    fc.constant(''),
    scopes.map(
      (service) =>
        `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260301/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
    ),
  );
  return fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .tuple(unsigned, regions)
        .map(([{request, service}, region]) => signed(request, {...signer, service, region})),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(unsigned, forged).map(([{request}, authorization]) => ({
        ...request,
        headers: {...request.headers, authorization},
      })),
    },
  );
}

function callsOf(namesFor: NamesFor): fc.Arbitrary<Unsigned> {
  const valueFor = valuesOf(namesFor);
  return fc.constantFrom(...calls).chain(({service, operation}) =>
    valueFor(operation.schema[4]).map((input) => ({
      request: encoded(service, operation, input),
      service: service.wire.signingName,
    })),
  );
}

function cut(call: fc.Arbitrary<Unsigned>): fc.Arbitrary<Unsigned> {
  return fc.tuple(call, fc.nat(200)).map(([{request, service}, length]) => ({
    request: {...request, body: request.body.slice(0, length)},
    service,
  }));
}

function garbled(call: fc.Arbitrary<Unsigned>): fc.Arbitrary<Unsigned> {
  const byte = fc.integer({min: 0, max: 255});
  return fc.tuple(call, fc.nat(500), byte).map(([{request, service}, place, value]) => {
    const body = Uint8Array.from(request.body);
    if (body.length > 0) body[place % body.length] = value;
    return {request: {...request, body}, service};
  });
}

/** A call by another method, or to another service than the one that knows it. */
function misdirected(
  call: fc.Arbitrary<Unsigned>,
  scopes: fc.Arbitrary<string>,
): fc.Arbitrary<Unsigned> {
  const methods = fc.constantFrom('POST', 'GET', 'PUT', 'DELETE', 'BREW');
  return fc.tuple(call, scopes, methods).map(([{request}, service, method]) => {
    const form = new URLSearchParams(textOf(request.body));
    const query = method === 'GET' ? Object.fromEntries(form) : {};
    return {request: {...request, method, query}, service};
  });
}

function forms(scopes: fc.Arbitrary<string>): fc.Arbitrary<Unsigned> {
  const text = fc.string({unit: 'binary'});
  const name = fc.oneof(
    fc.constantFrom('Filters.Filter.x', '__proto__.polluted', 'a.'.repeat(5000), 'Tags.Tag.0.Key'),
    text,
  );
  const body = fc
    .tuple(fc.constantFrom(...calls), fc.array(fc.tuple(name, text)))
    .map(([{operation}, pairs]) =>
      bytesOf(new URLSearchParams([['Action', operation.schema[2]], ...pairs]).toString()),
    );
  const request = fc.record({
    method: fc.constantFrom('POST', 'GET'),
    path: fc.webPath(),
    query: fc.dictionary(fc.string(), fc.string()),
    headers: fc.constant({'content-type': 'application/x-www-form-urlencoded'}),
    body,
  });
  return fc.record({request, service: scopes});
}

function noise(scopes: fc.Arbitrary<string>): fc.Arbitrary<Unsigned> {
  const request = fc.record({
    method: fc.string(),
    path: fc.string({unit: 'binary'}),
    query: fc.dictionary(fc.string(), fc.array(fc.string())),
    headers: fc.dictionary(fc.string(), fc.string({unit: 'binary'})),
    body: fc.uint8Array(),
  });
  return fc.record({request, service: scopes});
}
