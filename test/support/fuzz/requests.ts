/** Requests that nobody would send, and requests that somebody might, to every service served. */
import fc from 'fast-check';
import {services} from '../../../src/simulator/services/catalog.ts';
import {bytesOf, textOf, type WireRequest} from '../../../src/simulator/wire/message.ts';
import {encoded} from './encode.ts';
import {type NamesFor, valuesOf} from './values.ts';

/** Who sends the requests, and what the fuzzed world knows by name. */
export type Ground = {readonly accessKeyId: string; readonly namesFor: NamesFor};

/** Requests of five kinds: calls of every operation, cut and garbled ones, and plain noise. */
export function requestsTo({accessKeyId, namesFor}: Ground): fc.Arbitrary<WireRequest> {
  const scopes = [...services.map(({wire}) => wire.signingName), 'nothing', ''];
  const signatureFor = (service: string, region: string): string =>
    `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260301/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
  const regions = fc.constantFrom('eu-west-1', 'eu-west-1', 'eu-west-1', 'us-east-1', 'nowhere-0');
  const signed = fc
    .tuple(fc.constantFrom(...scopes), regions)
    .map(([service, region]) => signatureFor(service, region));
  const authorization = fc.oneof(
    {weight: 4, arbitrary: signed},
    fc.string({unit: 'binary'}),
    fc.constant(''),
  );

  const valueFor = valuesOf(namesFor);
  const calls = services.flatMap((service) =>
    [...service.operations.values()].map((operation) => ({service, operation})),
  );
  const call = fc.constantFrom(...calls).chain(({service, operation}) =>
    fc.tuple(valueFor(operation.schema[4]), regions).map(([input, region]) =>
      encoded(service, operation, input, {
        authorization: signatureFor(service.wire.signingName, region),
      }),
    ),
  );
  const cut = fc
    .tuple(call, fc.nat(200))
    .map(([request, length]) => ({...request, body: request.body.slice(0, length)}));
  const garbled = fc
    .tuple(call, fc.nat(500), fc.integer({min: 0, max: 255}))
    .map(([request, place, byte]) => {
      const body = Uint8Array.from(request.body);
      if (body.length > 0) body[place % body.length] = byte;
      return {...request, body};
    });
  const misdirected = fc
    .tuple(call, authorization, fc.constantFrom('POST', 'GET', 'PUT', 'DELETE', 'BREW'))
    .map(([request, header, method]) => ({
      ...request,
      method,
      query: method === 'GET' ? Object.fromEntries(new URLSearchParams(textOf(request.body))) : {},
      headers: {...request.headers, authorization: header},
    }));
  const formName = fc.oneof(
    fc.constantFrom('Filters.Filter.x', '__proto__.polluted', 'a.'.repeat(5000), 'Tags.Tag.0.Key'),
    fc.string({unit: 'binary'}),
  );
  const form = fc
    .tuple(fc.constantFrom(...calls), fc.array(fc.tuple(formName, fc.string({unit: 'binary'}))))
    .map(([{operation}, pairs]) =>
      new URLSearchParams([['Action', operation.schema[2]], ...pairs]).toString(),
    );
  const formed = fc.record({
    method: fc.constantFrom('POST', 'GET'),
    path: fc.webPath(),
    query: fc.dictionary(fc.string(), fc.string()),
    headers: fc.record({
      authorization,
      'content-type': fc.constant('application/x-www-form-urlencoded'),
    }),
    body: form.map(bytesOf),
  });
  const noise = fc.record({
    method: fc.string(),
    path: fc.string({unit: 'binary'}),
    query: fc.dictionary(fc.string(), fc.array(fc.string())),
    headers: fc.dictionary(fc.string(), fc.string({unit: 'binary'})),
    body: fc.uint8Array(),
  });
  return fc.oneof(
    {weight: 8, arbitrary: call},
    {weight: 1, arbitrary: cut},
    {weight: 2, arbitrary: garbled},
    {weight: 2, arbitrary: misdirected},
    {weight: 1, arbitrary: formed},
    {weight: 1, arbitrary: noise},
  );
}
