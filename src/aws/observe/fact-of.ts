/** Makes a fact of an answer: an error becomes what it means for the evidence. */
import type {CallName} from '../../core/call.ts';
import type {Fact, Source} from '../../core/fact.ts';
import type {Answer} from '../answer.ts';
import {missingAction} from '../explain.ts';

/** The fact behind an answer. The value keeps AWS's own member names, every one optional. */
export function factOfAnswer<Value>(call: CallName, answer: Answer): Fact<Value> {
  const {at, requestId, milliseconds} = answer.record;
  const source: Source = {call, at, requestId, milliseconds};
  switch (answer.outcome) {
    case 'ok':
      // The SDK has read the answer by the service's own schema; the types name a part of it.
      return {...source, status: 'known', value: answer.output as Value};
    case 'would-call':
      return {...source, status: 'absent', because: 'not-asked', message: 'kept back: it changes'};
    case 'error': {
      const {code, message} = answer.error;
      if (answer.kind === 'denied') {
        return {...source, status: 'denied', code, message, needs: missingAction(message, call)};
      }
      if (answer.kind === 'not-found') {
        return {...source, status: 'absent', because: 'does-not-exist', message};
      }
      const said =
        answer.kind === 'unsupported' ? `not offered by this endpoint: ${message}` : message;
      return {...source, status: 'failed', code, message: said};
    }
  }
}
