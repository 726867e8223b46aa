/** DryRun: everything is checked and nothing is done. */
import {AwsError} from '../../wire/aws-error.ts';

/** Throws the answer to a call that would have succeeded (facts/wire.md §6). */
export function refuseDryRun(dryRun: boolean | undefined): void {
  if (!dryRun) return;
  const message = 'The request would have succeeded, but the DryRun option is set.';
  throw new AwsError('DryRunOperationException', message);
}
