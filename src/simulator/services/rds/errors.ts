/** RDS's refusals, each in the words AWS was seen to use. Codes and statuses come from the schemas. */
import {AwsError} from '../../wire/aws-error.ts';

/** 404 `DBInstanceNotFound`. */
export function instanceNotFound(id: string): AwsError {
  return new AwsError('DBInstanceNotFoundFault', `DBInstance ${id} not found.`);
}

/** 404 `DBSnapshotNotFound`. */
export function snapshotNotFound(id: string): AwsError {
  return new AwsError('DBSnapshotNotFoundFault', `DBSnapshot ${id} not found.`);
}

/** 400 `DBInstanceAlreadyExists`. */
export function instanceExists(): AwsError {
  return new AwsError('DBInstanceAlreadyExistsFault', 'DB instance already exists');
}

/** The recorded refusal of a start; it does not name the present status (facts/aws.md §1.5). */
export function notStartable(id: string): AwsError {
  const message = `Instance ${id} cannot be started as it is not in one of the following statuses: 'stopped, inaccessible-encryption-credentials-recoverable, incompatible-network (only valid for non-SqlServer instances)'.`;
  return new AwsError('InvalidDBInstanceStateFault', message);
}

/** 400 `InvalidDBInstanceState`. */
export function invalidState(message: string): AwsError {
  return new AwsError('InvalidDBInstanceStateFault', message);
}

/** The typical refusal of a change (facts/aws.md §1.6). */
export function notAvailable(): AwsError {
  return invalidState('Database instance is not in available state.');
}

/** One text for five causes, in the wording seen in 2026 (facts/aws.md §3.3). */
export function keyNotAccessible(key: string): AwsError {
  const message = `The specified KMS key [${key}] either doesn't exist, isn't enabled, or isn't accessible by the current user.`;
  return new AwsError('KMSKeyNotAccessibleFault', message);
}

/** The source side of a copy (facts/aws.md §3.3). */
export function sourceKeyNotAccessible(key: string): AwsError {
  const message = `The source snapshot KMS key [${key}] does not exist, is not enabled or you do not have permissions to access it.`;
  return new AwsError('KMSKeyNotAccessibleFault', message);
}

/** 400 `InvalidParameterValue`, a common error without a model (facts/aws.md §8). */
export function invalidValue(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message, 400);
}

/** 400 `InvalidParameterCombination`. */
export function invalidCombination(message: string): AwsError {
  return new AwsError('InvalidParameterCombination', message, 400);
}

/** A quota of the account is used up; the shape says which. */
export function quotaExceeded(shape: string, message: string): AwsError {
  return new AwsError(shape, message);
}

/** 400 `InvalidDBSnapshotState`. */
export function snapshotNotAvailable(id: string): AwsError {
  const message = `The snapshot ${id} is not in the available state.`;
  return new AwsError('InvalidDBSnapshotStateFault', message);
}

/** 400 `DBSnapshotAlreadyExists`. */
export function snapshotExists(id: string): AwsError {
  const message = `Cannot create the snapshot because a snapshot with the identifier ${id} already exists.`;
  return new AwsError('DBSnapshotAlreadyExistsFault', message);
}

/** 404 `DBInstanceAutomatedBackupNotFound`. */
export function automatedBackupNotFound(name: string): AwsError {
  const message = `DBInstanceAutomatedBackup ${name} not found.`;
  return new AwsError('DBInstanceAutomatedBackupNotFoundFault', message);
}
