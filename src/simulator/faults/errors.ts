/** The errors that faults answer with, in AWS's codes, words and statuses. */
import {expiredTokenError} from '../authenticate.ts';
import {denial} from '../authorize.ts';
import type {SimulatedService} from '../services/call.ts';
import {AwsError} from '../wire/aws-error.ts';
import {errorTraits} from '../wire/codec.ts';
import type {FaultInForce, Principal} from '../world/world.ts';

/** The error that a fault answers with; undefined for faults that answer with none. */
export function errorOfFault(
  fault: FaultInForce,
  service: SimulatedService,
  principal: Principal,
): ((action: string, resource: string) => AwsError) | undefined {
  switch (fault.fault) {
    case 'throttle':
      return () => named(fault, service, 'ThrottlingException', throttleWords(service), 400);
    case 'expired-token':
      return () => {
        const usual = expiredTokenError(service.wire);
        return named(fault, service, usual.shape, usual.message, usual.status);
      };
    case 'deny':
      return (action, resource) => {
        const because = `because no identity-based policy allows the ${action} action`;
        const usual = denial(principal, action, resource, because);
        return named(fault, service, usual.shape, usual.message, usual.status);
      };
    case 'error':
      return () => {
        const usual = service.prefix === 'kms' ? 'KMSInternalException' : 'InternalFailure';
        const message = 'The request processing has failed because of an internal error.';
        return named(fault, service, usual, message, 500);
      };
    case 'reset':
    case 'slow':
    case 'lag':
      return undefined;
  }
}

// Code and texts: facts/aws.md §2.2 for KMS, §7 for RDS.
function throttleWords(service: SimulatedService): string {
  return service.prefix === 'kms'
    ? 'You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.'
    : 'Rate exceeded';
}

const statusOfCode: {readonly [code: string]: number} = {
  InternalFailure: 500,
  InternalError: 500,
  ServiceUnavailable: 503,
};

// What the models say about errors of capacity, quota and the network behind a service.
const wordsOfCode: {readonly [code: string]: string} = {
  InsufficientDBInstanceCapacity:
    "The specified DB instance class isn't available in the specified Availability Zone.",
  InsufficientDBClusterCapacityFault:
    "The DB cluster doesn't have enough capacity for the current operation.",
  InsufficientStorageClusterCapacity:
    'There is insufficient storage available for the current action.',
  InstanceQuotaExceeded: 'DB Instance quota exceeded',
  DBClusterQuotaExceededFault: 'DB Cluster quota exceeded',
  StorageQuotaExceeded:
    'The request would result in the user exceeding the allowed amount of storage available across all DB instances.',
  SnapshotQuotaExceeded: 'Snapshot quota exceeded',
  LimitExceededException: 'The request was rejected because a quota was exceeded.',
  DependencyTimeoutException:
    'The system timed out while trying to fulfill the request. You can retry the request.',
  KeyUnavailableException:
    'The request was rejected because the specified KMS key was not available. You can retry the request.',
  ServiceUnavailable: 'The request has failed due to a temporary failure of the server.',
};

/** The usual error under the fault's own code and message; a modelled code brings its status. */
function named(
  fault: FaultInForce,
  service: SimulatedService,
  usual: string,
  message: string,
  status: number | undefined,
): AwsError {
  if (fault.code === undefined) return new AwsError(usual, fault.message ?? message, status);
  const text = fault.message ?? wordsOfCode[fault.code] ?? message;
  const shape = shapeOfCode(service, fault.code);
  if (shape !== undefined) return new AwsError(shape, text);
  return new AwsError(fault.code, text, statusOfCode[fault.code] ?? 400);
}

/** The modelled error of a code, by the shape's name or by what RDS writes on the wire. */
function shapeOfCode(service: SimulatedService, code: string): string | undefined {
  return [...service.wire.errors.keys()].find(
    (shape) => shape === code || errorTraits(service.wire, new AwsError(shape, '')).code === code,
  );
}
