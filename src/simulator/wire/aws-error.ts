/** An AWS error answer, thrown from any depth of an operation and caught where answers are written. */

/**
 * What AWS answers instead of a result. `shape` is the modelled shape's name (the schema knows
 * its code and status) or, for codes without a model, the code itself. `status` overrides.
 */
export class AwsError extends Error {
  readonly shape: string;
  readonly status: number | undefined;
  readonly members: {readonly [member: string]: unknown};

  constructor(
    shape: string,
    message: string,
    status?: number,
    members: {readonly [member: string]: unknown} = {},
  ) {
    super(message);
    this.name = 'AwsError';
    this.shape = shape;
    this.status = status;
    this.members = members;
  }
}

/** Anything thrown as an AWS error: what is not one already becomes `InternalFailure`. */
export function asAwsError(thrown: unknown): AwsError {
  if (thrown instanceof AwsError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AwsError('InternalFailure', message, 500);
}
