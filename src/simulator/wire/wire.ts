/** From bytes to a typed call and from an output or an error back to bytes, by the SDK's own schemas. */
import type {StaticOperationSchema} from '@smithy/types';
import {AwsError, asAwsError} from './aws-error.ts';
import type {Codec, Input} from './codec.ts';
import {misfit, missingMember} from './conform.ts';
import {jsonCodec, targetOf} from './json.ts';
import {headerOf, type WireRequest, type WireResponse} from './message.ts';
import {formOf, queryCodec} from './query.ts';
import {restJsonCodec} from './rest-json.ts';
import {type WireService, wireService} from './service.ts';
import {type Signed, signedOf} from './signature/signed.ts';

/** Who sent a request and to which Region, from the signature's credential scope. */
export type Sender = {
  readonly accessKeyId: string;
  readonly region: string;
  /** Undefined where the request is not signed at all. */
  readonly signed: Signed | undefined;
};

/** A request understood: an operation with an input that fits its schema. */
export type ReceivedCall = {
  readonly type: 'call';
  readonly service: WireService;
  readonly operation: StaticOperationSchema;
  readonly input: Input;
  readonly sender: Sender;
};

/** A request that cannot be carried out as it stands; `error` says so in AWS's words. */
export type ReceivedNonsense = {
  readonly type: 'nonsense';
  readonly service: WireService;
  readonly operation: string;
  readonly error: AwsError;
  readonly sender: Sender;
};

export type Received = ReceivedCall | ReceivedNonsense;

/** The wire of a set of services. Nothing that arrives makes it throw. */
export type Wire = {
  receive(request: WireRequest): Received;
  answer(call: ReceivedCall, output: object, requestId: string): WireResponse;
  refuse(received: Received, error: AwsError, requestId: string): WireResponse;
};

// A request that names no service known here is answered in the protocol it seems to speak.
const strangers = {
  query: wireService({signingName: '', protocol: 'query', version: '', schemas: {}}),
  json: wireService({signingName: '', protocol: 'json', version: '', schemas: {}}),
};

/** The wire layer of these services. */
export function createWire(services: readonly WireService[]): Wire {
  const codecs = new Map(services.map((service) => [service, codecOf(service)]));
  const codecFor = (service: WireService): Codec => codecs.get(service) ?? codecOf(service);
  return {
    receive(request) {
      const sender = senderOf(request);
      const service = serviceOf(services, request, sender);
      if (!service) return stranger(request, sender);
      const codec = codecFor(service);
      try {
        const {operation, input} = codec.read(service, request);
        checkInput(codec, operation, input);
        return {type: 'call', service, operation, input, sender};
      } catch (thrown) {
        const operation = operationName(service, request);
        return {type: 'nonsense', service, operation, error: asAwsError(thrown), sender};
      }
    },
    answer: (call, output, requestId) =>
      codecFor(call.service).write(call.service, call.operation, output, requestId),
    refuse: (received, error, requestId) =>
      codecFor(received.service).fail(received.service, error, requestId),
  };
}

/** Throws the protocol's own error where a required member is missing or a type is wrong. */
export function checkInput(codec: Codec, operation: StaticOperationSchema, input: Input): void {
  const wrong = misfit(operation[4], input);
  if (wrong !== undefined) throw codec.misfit(wrong);
  const missing = missingMember(operation[4], input);
  if (missing !== undefined) throw codec.missing(missing);
}

/** The codec of a service's protocol. */
export function codecOf(service: WireService): Codec {
  if (service.protocol === 'query') return queryCodec;
  return service.protocol === 'json' ? jsonCodec : restJsonCodec(service);
}

function senderOf(request: WireRequest): Sender {
  const signed = signedOf(request);
  return {accessKeyId: signed?.accessKeyId ?? '', region: signed?.region ?? '', signed};
}

/** By X-Amz-Target, else by the signature's scope, else by the form's version. */
function serviceOf(
  services: readonly WireService[],
  request: WireRequest,
  {signed}: Sender,
): WireService | undefined {
  const target = targetOf(request);
  if (target) return services.find((service) => service.target === target.service);
  if (signed) return services.find((service) => service.signingName === signed.service);
  if (!isForm(request)) return undefined;
  const version = formOf(request).get('Version');
  return services.find((service) => service.protocol === 'query' && service.version === version);
}

function isForm(request: WireRequest): boolean {
  return headerOf(request, 'content-type').startsWith('application/x-www-form-urlencoded');
}

function operationName(service: WireService, request: WireRequest): string {
  if (service.protocol === 'json') return targetOf(request)?.operation ?? '';
  return service.protocol === 'query' ? (formOf(request).get('Action') ?? '') : '';
}

function stranger(request: WireRequest, sender: Sender): ReceivedNonsense {
  const service = isForm(request) ? strangers.query : strangers.json;
  const shape = isForm(request) ? 'InvalidAction' : 'UnknownOperationException';
  const message = 'This simulated AWS serves no such service';
  const operation = operationName(service, request);
  return {type: 'nonsense', service, operation, error: new AwsError(shape, message, 404), sender};
}
