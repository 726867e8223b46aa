/** The keys that have to work during the chosen way back. */
import type {Session} from '../../core/session.ts';
import {chosenCandidate} from './chosen.ts';

/** The backup's own key, and the one that was chosen instead; both work during a copy (§6.2). */
export function keysToProve(session: Session): readonly string[] {
  const encryption = chosenCandidate(session)?.source.encryption;
  const own = encryption?.by === 'key' ? [encryption.arn] : [];
  const {key = ''} = session.answers;
  return [...new Set([...own, ...(key.startsWith('arn:') ? [key] : [])])];
}
