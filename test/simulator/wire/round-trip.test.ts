/** Every operation and every error of five services, through the SDK's client and back. */
import * as backup from '@aws-sdk/client-backup';
import * as cloudtrail from '@aws-sdk/client-cloudtrail';
import * as kms from '@aws-sdk/client-kms';
import * as rds from '@aws-sdk/client-rds';
import * as sts from '@aws-sdk/client-sts';
import {HttpResponse} from '@smithy/core/protocols';
import {NormalizedSchema} from '@smithy/core/schema';
import type {HttpRequest, StaticOperationSchema} from '@smithy/types';
import {describe, expect, it} from 'vitest';
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

const subjects: readonly Subject[] = [
  {
    module: kms,
    client: kms.KMSClient,
    service: wireService({
      signingName: 'kms',
      protocol: 'json',
      version: '2014-11-01',
      target: 'TrentService',
      schemas: kms,
    }),
  },
  {
    module: cloudtrail,
    client: cloudtrail.CloudTrailClient,
    service: wireService({
      signingName: 'cloudtrail',
      protocol: 'json',
      version: '2013-11-01',
      target: 'CloudTrail_20131101',
      schemas: cloudtrail,
    }),
  },
  {
    module: rds,
    client: rds.RDSClient,
    service: wireService({
      signingName: 'rds',
      protocol: 'query',
      version: '2014-10-31',
      xmlNamespace: 'http://rds.amazonaws.com/doc/2014-10-31/',
      schemas: rds,
    }),
  },
  {
    module: sts,
    client: sts.STSClient,
    service: wireService({
      signingName: 'sts',
      protocol: 'query',
      version: '2011-06-15',
      xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
      schemas: sts,
    }),
  },
  {
    module: backup,
    client: backup.BackupClient,
    service: wireService({
      signingName: 'backup',
      protocol: 'rest-json',
      version: '2018-11-15',
      schemas: backup,
    }),
  },
];

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
    const received = await wire.receive({method, path, query, headers, body});
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
