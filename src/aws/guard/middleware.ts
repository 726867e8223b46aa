/** The first check: an SDK middleware at initialize/high that refuses before anything is built. */
import type {InitializeMiddleware, MetadataBearer, Pluggable} from '@smithy/types';
import type {CallName} from '../../core/call.ts';
import {GuardError} from '../../core/errors.ts';
import {modeOf} from './allow-list.ts';
import {refuseBypass} from './bypass.ts';
import {refuseWet} from './dry-run.ts';
import {refuseInput} from './input-rules.ts';

/**
 * Refuses, with a GuardError, every operation that is on no list and every change while
 * `readOnly`. It runs before endpoints, credentials and serialisation, so nothing has left yet.
 */
export function guardPlugin<Input extends object, Output extends MetadataBearer>(options: {
  readonly readOnly: boolean;
}): Pluggable<Input, Output> {
  const middleware: InitializeMiddleware<Input, Output> = (next, context) => async (args) => {
    const call = callOf(context);
    refuse(call, options.readOnly);
    refuseBypass(args.input);
    refuseInput(call, args.input);
    refuseWet(call, args.input);
    return next(args);
  };
  return {
    applyToStack: (stack) => {
      stack.add(middleware, {step: 'initialize', priority: 'high', name: 'latchkeyGuard'});
    },
  };
}

/** Throws a GuardError for a call that may not leave. Both checks of the door share it. */
export function refuse(call: CallName, readOnly: boolean): void {
  const mode = modeOf(call);
  if (mode === undefined) throw new GuardError(`${call} is on no list of allowed calls.`);
  if (mode === 'change' && readOnly) {
    throw new GuardError(`${call} is a change and reached a read-only world.`);
  }
}

/** `kms:EnableKey` from the SDK's context, e.g. KMSClient and EnableKeyCommand (string data). */
function callOf(context: {clientName?: string; commandName?: string}): CallName {
  const service = (context.clientName ?? '').replace(/Client$/, '').toLowerCase();
  const operation = (context.commandName ?? '').replace(/Command$/, '');
  return `${service}:${operation}`;
}
