/** The SDK's own schemas: which operations there are, and the members of their input and output. */
import {NormalizedSchema} from '@smithy/core/schema';
import type {StaticOperationSchema} from '@smithy/types';
import {type CallName, partsOfCall} from '../core/call.ts';
import {anything, type Shape} from './shape.ts';

/** An operation as the SDK declares it. */
export type Operation = {
  readonly input: Shape;
  readonly required: readonly string[];
  readonly output: Shape;
};

/** The operations of one service by name. */
export type Service = ReadonlyMap<string, Operation>;

/** Clients are loaded only by `lint`: a session does not pay for it. */
const clients: {readonly [service: string]: () => Promise<object>} = {
  backup: () => import('@aws-sdk/client-backup'),
  cloudtrail: () => import('@aws-sdk/client-cloudtrail'),
  iam: () => import('@aws-sdk/client-iam'),
  kms: () => import('@aws-sdk/client-kms'),
  organizations: () => import('@aws-sdk/client-organizations'),
  rds: () => import('@aws-sdk/client-rds'),
  sts: () => import('@aws-sdk/client-sts'),
};

/** The services a runbook may name. */
export const serviceNames: readonly string[] = Object.keys(clients);

/** Loads the services of these calls; one that is not known is not among the results. */
export async function loadServices(
  calls: readonly CallName[],
): Promise<ReadonlyMap<string, Service>> {
  const services = new Set(calls.map((call) => partsOfCall(call).service));
  const loaded = await Promise.all(
    [...services].map(async (service) => {
      const load = Object.hasOwn(clients, service) ? clients[service] : undefined;
      return load ? [[service, serviceOf(await load())] as const] : [];
    }),
  );
  return new Map(loaded.flat());
}

/** Every operation that a client package exports as `<Operation>$` (facts/wire.md §2.2). */
export function serviceOf(client: object): Service {
  return new Map(
    Object.values(client)
      .filter(isOperation)
      .map(([, , name, , input, output]) => [
        name,
        {
          input: shapeOfSchema(NormalizedSchema.of(input)),
          required: requiredOf(NormalizedSchema.of(input)),
          output: shapeOfSchema(NormalizedSchema.of(output)),
        },
      ]),
  );
}

const operationMark = 9;

function isOperation(value: unknown): value is StaticOperationSchema {
  return Array.isArray(value) && value[0] === operationMark && value.length === 6;
}

/** The number of required members, which come first; newer SDKs only (facts/wire.md §2.2). */
function requiredOf(schema: NormalizedSchema): readonly string[] {
  const raw: unknown = schema.getSchema();
  const count: unknown = Array.isArray(raw) ? raw[6] : 0;
  return membersOf(schema).slice(0, typeof count === 'number' ? count : 0);
}

function membersOf(schema: NormalizedSchema): readonly string[] {
  return schema.isStructSchema() ? Object.keys(schema.getMemberSchemas()) : [];
}

function shapeOfSchema(schema: NormalizedSchema): Shape {
  if (schema.isStructSchema()) {
    return {
      kind: 'object',
      name: schema.getName() ?? 'the answer',
      names: membersOf(schema),
      member: (name) => shapeOfSchema(schema.getMemberSchema(name)),
    };
  }
  if (schema.isListSchema()) {
    return {kind: 'list', of: () => shapeOfSchema(schema.getValueSchema())};
  }
  if (schema.isMapSchema()) return {kind: 'map', of: () => shapeOfSchema(schema.getValueSchema())};
  if (schema.isUnitSchema())
    return {kind: 'object', name: 'the empty answer', names: [], member: () => anything};
  if (schema.isStringSchema()) return {kind: 'scalar', of: 'string'};
  if (schema.isNumericSchema()) return {kind: 'scalar', of: 'number'};
  if (schema.isBooleanSchema()) return {kind: 'scalar', of: 'boolean'};
  return schema.isDocumentSchema() ? anything : {kind: 'scalar', of: 'other'};
}
