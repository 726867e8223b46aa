/** KMS's own check against a key policy that locks its author out is never switched off. */
import {GuardError} from '../../core/errors.ts';

const flag = 'bypasspolicylockoutsafetycheck';

/** Throws a GuardError where an input, at any depth, asks KMS to skip its lockout check. */
export function refuseBypass(input: unknown): void {
  if (typeof input !== 'object' || input === null) return;
  for (const [name, value] of Object.entries(input)) {
    if (name.toLowerCase() === flag && value !== false && value !== undefined) {
      throw new GuardError('The lockout check of KMS is never bypassed: nothing was sent.');
    }
    refuseBypass(value);
  }
}

/** The same for what is about to leave; a body that cannot be read does not leave. */
export function refuseBypassIn(body: unknown): void {
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : body;
  if (typeof text !== 'string' || text === '') return;
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    throw new GuardError('The body of a request could not be checked: nothing was sent.');
  }
  refuseBypass(input);
}
