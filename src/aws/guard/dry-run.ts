/** Operations that may leave only as a dry run: KMS then checks everything and does nothing. */
import type {CallName} from '../../core/call.ts';
import {GuardError} from '../../core/errors.ts';

const onlyDry: readonly CallName[] = ['kms:CreateGrant'];

/** Throws a GuardError unless the input of such an operation says that it is a dry run. */
export function refuseWet(call: CallName, input: unknown): void {
  if (!onlyDry.includes(call)) return;
  const isDry =
    typeof input === 'object' && input !== null && 'DryRun' in input && input.DryRun === true;
  if (!isDry) throw new GuardError(`${call} may leave only as a dry run (DryRun: true).`);
}

/** The same for a finished request, from the bytes that would leave. */
export function refuseWetBody(call: CallName, body: unknown): void {
  if (onlyDry.includes(call)) refuseWet(call, parsed(body));
}

function parsed(body: unknown): unknown {
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : body;
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // What cannot be read cannot be shown to be dry.
    return undefined;
  }
}
