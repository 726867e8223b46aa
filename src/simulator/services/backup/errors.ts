/** AWS Backup's refusals. Codes and statuses come from the schemas; the texts are not documented. */
import {AwsError} from '../../wire/aws-error.ts';

/** 400 `ResourceNotFoundException`. */
export function notFound(what: string, name: string): AwsError {
  return refusal('ResourceNotFoundException', `${what} ${name} cannot be found.`);
}

/** 400 `InvalidParameterValueException`. */
export function invalidValue(message: string): AwsError {
  return refusal('InvalidParameterValueException', message);
}

/** 400 `MissingParameterValueException`. */
export function missingValue(name: string): AwsError {
  return refusal('MissingParameterValueException', `${name} must be given.`);
}

function refusal(code: string, message: string): AwsError {
  return new AwsError(code, message, undefined, {Code: code});
}
