/** Every operation and error served, written and read by botocore: its models, not ours. */
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {services} from '../../src/simulator/services/catalog.ts';
import {AwsError} from '../../src/simulator/wire/aws-error.ts';
import {errorTraits} from '../../src/simulator/wire/codec.ts';
import {valueFor} from '../simulator/wire/values.ts';
import {type Boto3, hasPython, startBoto3} from './boto3.ts';
import {asJson} from './json.ts';
import {requestId, serveWire, type WireStub} from './wire-stub.ts';

const credentials = {accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret'};
const isError = (answer: object): answer is AwsError => answer instanceof AwsError;

/** Made by botocore itself from other members, so they cannot be given. */
const made: readonly string[] = ['PreSignedUrl', 'SourceRegion'];

describe.skipIf(!hasPython('boto3'))('botocore', {timeout: 60_000}, () => {
  let boto3: Boto3;
  let stub: WireStub;
  beforeAll(async () => {
    boto3 = startBoto3();
    stub = await serveWire(isError);
  });
  afterAll(async () => {
    await Promise.all([boto3.end(), stub.close()]);
  });

  for (const {prefix, wire, operations} of services) {
    describe(prefix, () => {
      for (const {schema} of operations.values()) {
        it(`carries ${schema[2]} there and back`, async () => {
          const given = Object.entries(Object(valueFor(schema[4], 3)));
          const input = asJson(Object.fromEntries(given.filter(([name]) => !made.includes(name))));
          stub.answer = Object(valueFor(schema[5], 5));
          const expected = asJson(stub.answer);
          const order = {
            service: prefix,
            operation: schema[2],
            endpoint: stub.endpoint,
            credentials,
          };
          const seen = await boto3.call({...order, input, expected});
          if (seen.unknown) return;
          expect(seen.failure ?? seen.error).toBeUndefined();
          const arrived =
            stub.received?.type === 'call' ? asJson(stub.received.input) : stub.received;
          expect(arrived).toEqual(seen.sent);
          expect(seen.output).toEqual(seen.expected);
          expect(seen.requestId).toBe(requestId);
        });
      }

      it('knows most of what is served', async () => {
        const names = [...operations.keys()];
        const order = {service: prefix, endpoint: stub.endpoint, credentials, input: {}};
        const {operations: known} = Object(await boto3.call({...order, operation: '?'}));
        expect(names.filter((name) => known.includes(name)).length).toBeGreaterThan(
          names.length * 0.8,
        );
      });

      for (const shape of wire.errors.keys()) {
        it(`reads the code of ${shape}`, async () => {
          const error = new AwsError(shape, 'the reason');
          const {code} = errorTraits(wire, error);
          stub.answer = error;
          const [operation] = operations.values();
          const order = {service: prefix, endpoint: stub.endpoint, credentials};
          const seen = await boto3.call({
            ...order,
            operation: operation?.schema[2] ?? '',
            input: asJson(Object(operation ? valueFor(operation.schema[4], 3) : {})),
          });
          expect(seen.error).toMatchObject({code, message: 'the reason', requestId});
        });
      }
    });
  }
});
