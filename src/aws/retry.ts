/** When a read is worth another try. Changes are sent once; what follows is the engine's decision. */
import type {Failure} from './sdk-error.ts';

// At most this often in all.
const mostAttempts = 3;

/**
 * Milliseconds of the world's time before the next try, undefined where there is none. `attempt`
 * counts from 1. A refused connection and a missed deadline are not tried again: the operator
 * learns of them at once.
 */
export function retryDelay(failure: Failure, attempt: number): number | undefined {
  if (attempt >= mostAttempts) return undefined;
  const doubled = 2 ** (attempt - 1);
  if (failure.kind === 'throttled') return 1000 * doubled;
  if (failure.isClockCorrected) return 0;
  return isPassing(failure) ? 200 * doubled : undefined;
}

function isPassing(failure: Failure): boolean {
  if (failure.kind === 'server') return true;
  if (failure.kind === 'not-aws') return [502, 503, 504].includes(failure.httpStatus ?? 0);
  return failure.error.code === 'ECONNRESET' || failure.error.code === 'EPIPE';
}
