/** A service as the wire sees it: its protocol, its operations and its errors, from the SDK's schemas. */
import type {StaticErrorSchema, StaticOperationSchema} from '@smithy/types';

/** The three protocols of the services served (facts/wire.md §2.1). */
export type Protocol = 'query' | 'json' | 'rest-json';

/** Everything needed to read requests to a service and to write its answers. */
export type WireService = {
  /** Name in the credential scope of a signature: `kms`, `rds`. */
  readonly signingName: string;
  readonly protocol: Protocol;
  /** API version, as query requests carry it. */
  readonly version: string;
  /** Prefix of X-Amz-Target, its last dot segment (facts/wire.md §2.1). */
  readonly target: string;
  readonly xmlNamespace: string;
  readonly operations: ReadonlyMap<string, StaticOperationSchema>;
  readonly errors: ReadonlyMap<string, StaticErrorSchema>;
};

/** What a service says about itself; `schemas` is any record that holds the SDK's schemas. */
export type WireServiceOptions = {
  readonly signingName: string;
  readonly protocol: Protocol;
  readonly version: string;
  readonly target?: string;
  readonly xmlNamespace?: string;
  readonly schemas: {readonly [name: string]: unknown};
};

/** Picks operations and errors out of a record of schemas; what is neither is passed over. */
export function wireService(options: WireServiceOptions): WireService {
  const operations = new Map<string, StaticOperationSchema>();
  const errors = new Map<string, StaticErrorSchema>();
  for (const schema of Object.values(options.schemas)) {
    if (isOperation(schema)) operations.set(schema[2], schema);
    else if (isErrorSchema(schema)) errors.set(schema[2], schema);
  }
  const {signingName, protocol, version, target = '', xmlNamespace = ''} = options;
  return {signingName, protocol, version, target, xmlNamespace, operations, errors};
}

function isOperation(schema: unknown): schema is StaticOperationSchema {
  return Array.isArray(schema) && schema[0] === 9;
}

function isErrorSchema(schema: unknown): schema is StaticErrorSchema {
  return Array.isArray(schema) && schema[0] === -3;
}
