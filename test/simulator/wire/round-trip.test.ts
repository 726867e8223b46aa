/** Every operation and every error of the services served, through the SDK's client and back. */
import {HttpResponse} from '@smithy/core/protocols';
import {NormalizedSchema} from '@smithy/core/schema';
import type {HttpRequest, StaticOperationSchema} from '@smithy/types';
import {describe, expect, it} from 'vitest';
import type {SimulatedService} from '../../../src/simulator/services/call.ts';
import {services} from '../../../src/simulator/services/catalog.ts';
import {AwsError} from '../../../src/simulator/wire/aws-error.ts';
import {bytesOf} from '../../../src/simulator/wire/message.ts';
import {type WireService, wireService} from '../../../src/simulator/wire/service.ts';
import {createWire, type Received} from '../../../src/simulator/wire/wire.ts';
import {valueFor} from './values.ts';

type Subject = {
  readonly service: WireService;
  readonly module: object;
  readonly client: new (config: object) => {send(command: object): Promise<object>};
};

/** Each service served, with every schema of its SDK client: no list that could be forgotten. */
async function subjectOf({prefix, wire}: SimulatedService): Promise<Subject> {
  const module: {readonly [name: string]: unknown} = await import(`@aws-sdk/client-${prefix}`);
  const name = Object.keys(module).find((one) => /^[A-Z]\w*Client$/.test(one)) ?? '';
  const service = wireService({...wire, schemas: module});
  return {module, client: module[name] as Subject['client'], service};
}

const subjects = await Promise.all(services.map(subjectOf));

const requestId = '11111111-2222-4333-8444-555555555555';

/** A client whose requests end in this wire, answered by `respond`. */
function clientOf(
  {service, client: Client}: Subject,
  respond: (received: Received) => object | AwsError,
) {
  const wire = createWire([service]);
  const handle = async (request: HttpRequest) => {
    const {method, path, query = {}, headers} = request;
    const body = bytesOf(request.body ?? '');
    const received = wire.receive({method, path, query, headers, body});
    const answer = received.type === 'nonsense' ? received.error : respond(received);
    const response =
      answer instanceof AwsError || received.type === 'nonsense'
        ? wire.refuse(
            received,
            answer instanceof AwsError ? answer : new AwsError('x', ''),
            requestId,
          )
        : wire.answer(received, answer, requestId);
    return {response: new HttpResponse({...response, headers: {...response.headers}})};
  };
  return new Client({
    region: 'eu-west-1',
    credentials: {accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret'},
    requestHandler: {handle, metadata: {handlerProtocol: 'http/1.1'}},
    maxAttempts: 1,
  });
}

/** Presigned URLs are made by the client from other members, so they cannot be given. */
function inputFor(operation: StaticOperationSchema): object {
  const {PreSignedUrl: _, SourceRegion: __, ...input} = Object(valueFor(operation[4], 3));
  return input;
}

function commandOf(subject: Subject, operation: StaticOperationSchema, input: object): object {
  const Command = Reflect.get(subject.module, `${operation[2]}Command`);
  return new Command(input);
}

function isStreaming(operation: StaticOperationSchema): boolean {
  return [operation[4], operation[5]].some((schema) => {
    const normal = NormalizedSchema.of(schema);
    if (!normal.isStructSchema()) return false;
    return [...normal.structIterator()].some(([, member]) => member.isStreaming());
  });
}

for (const subject of subjects) {
  const {signingName} = subject.service;
  describe(`the wire of ${signingName}`, () => {
    for (const operation of subject.service.operations.values()) {
      if (isStreaming(operation)) continue;
      it(`carries ${operation[2]} there and back`, async () => {
        const input = inputFor(operation);
        const output = Object(valueFor(operation[5], 5));
        let arrived: Received | undefined;
        const client = clientOf(subject, (received) => {
          arrived = received;
          return output;
        });
        const {$metadata, ...answer} = Object(
          await client.send(commandOf(subject, operation, input)),
        );
        expect(arrived).toMatchObject({type: 'call'});
        expect(arrived?.type === 'call' && arrived.input).toEqual(input);
        expect(answer).toEqual(output);
        expect($metadata).toMatchObject({requestId});
      });
    }

    for (const shape of subject.service.errors.keys()) {
      if (shape.endsWith('ServiceException')) continue;
      it(`carries ${shape}`, async () => {
        const [operation] = subject.service.operations.values();
        if (!operation) throw new Error('a service without operations');
        const client = clientOf(subject, () => new AwsError(shape, 'the reason'));
        const sent = client.send(commandOf(subject, operation, inputFor(operation)));
        await expect(sent).rejects.toMatchObject({name: shape, $metadata: {requestId}});
        await expect(sent).rejects.toBeInstanceOf(Reflect.get(subject.module, shape));
      });
    }
  });
}
