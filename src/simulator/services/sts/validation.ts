/** STS's error for an input that is out of its rules. */
import {AwsError} from '../../wire/aws-error.ts';

/** A ValidationError with these words. */
export function validation(message: string): AwsError {
  return new AwsError('ValidationError', message, 400);
}
