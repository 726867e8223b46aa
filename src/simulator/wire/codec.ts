/** What every protocol does: read an input, write an output, write an error. */
import {NormalizedSchema} from '@smithy/core/schema';
import type {$SchemaRef, SchemaTraitsObject, StaticOperationSchema} from '@smithy/types';
import type {AwsError} from './aws-error.ts';
import type {WireRequest, WireResponse} from './message.ts';
import type {WireService} from './service.ts';

/** A decoded input: members by their names, values as the SDK's types have them. */
export type Input = {readonly [member: string]: unknown};

/** The operation a request names and its input, not yet checked against the schema. */
export type Read = {readonly operation: StaticOperationSchema; readonly input: Input};

/** One protocol. `read` throws an AwsError for what it cannot make out. */
export type Codec = {
  read(service: WireService, request: WireRequest): Read;
  write(
    service: WireService,
    operation: StaticOperationSchema,
    output: object,
    requestId: string,
  ): WireResponse;
  fail(service: WireService, error: AwsError, requestId: string): WireResponse;
  /** The error for a missing required member. */
  missing(member: string): AwsError;
  /** The error for a value of the wrong type. */
  misfit(path: string): AwsError;
};

/** True where an operation takes no input or gives no output. */
export function isUnit(schema: $SchemaRef): boolean {
  return NormalizedSchema.of(schema).isUnitSchema();
}

/** Traits of a modelled error: its code on the wire, its status and whose fault it is. */
export function errorTraits(
  service: WireService,
  error: AwsError,
): {readonly code: string; readonly status: number | undefined; readonly isServers: boolean} {
  const schema = service.errors.get(error.shape);
  const traits: SchemaTraitsObject = schema ? NormalizedSchema.of(schema).getMergedTraits() : {};
  const {awsQueryError} = traits;
  // KMS's schemas carry query codes too, but on its own protocol the shape's name is the code.
  const isQuery = service.protocol === 'query' && Array.isArray(awsQueryError);
  const [code, queryStatus]: unknown[] = isQuery ? awsQueryError : [];
  const status = queryStatus ?? traits.httpError;
  return {
    code: typeof code === 'string' ? code : error.shape,
    status: typeof status === 'number' ? status : undefined,
    isServers: traits.error === 'server',
  };
}
