/** Changes that no verification ended: sent and left to AWS, or kept back by a dry run. */
import type {Moment} from '../../causes/recovered.ts';
import type {Entry} from '../../core/entry.ts';

/** What a session that ended early has done all the same, oldest first. */
export function unsettledMoments(entries: readonly Entry[]): readonly Moment[] {
  return entries.flatMap((entry, index): readonly Moment[] => {
    if (entry.type !== 'called' || entry.mode !== 'change') return [];
    const {at, call, step} = entry;
    if (entry.outcome === 'would-call') {
      return [{at, what: call, how: 'would be called; it was not sent'}];
    }
    const isVerified = entries
      .slice(index)
      .some(
        (later) => later.type === 'settled' && later.step === step && later.status === 'Success',
      );
    if (entry.outcome === 'error' || isVerified) return [];
    return [{at, what: call, how: 'sent and accepted; not seen to hold yet'}];
  });
}
