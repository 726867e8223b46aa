/** Where nothing opens: which key would have to come back, and how much that opens. Pure. */
import type {Session} from '../../core/session.ts';
import {counted} from '../../core/words/text.ts';
import type {Candidate} from './candidates.ts';
import {nameOfKey} from './opens.ts';

/** A deleted key is gone for good; every other state can be left by whoever may change it. */
const gone = 'key deleted';

/** `; first a key has to come back, then look again: …`, the key that opens most in front. */
export function keysToMend(candidates: readonly Candidate[], session: Session): string {
  const byKey = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const {source, opening} = candidate;
    const isMendable = source.dead === '' && opening.opens === 'no' && opening.words !== gone;
    if (!isMendable || source.encryption.by !== 'key') continue;
    const {arn} = source.encryption;
    byKey.set(arn, [...(byKey.get(arn) ?? []), candidate]);
  }
  const keys = [...byKey].toSorted(([, a], [, b]) => b.length - a.length);
  if (keys.length === 0) return '; no key that could come back opens any of them';
  const words = keys.map(([arn, backups]) => keyWords(arn, backups, session));
  return `; first a key has to come back, then look again: ${words.join('; ')}`;
}

function keyWords(arn: string, backups: readonly Candidate[], session: Session): string {
  const account = arn.split(':')[4] ?? '';
  const owner = account === session.incident.accountId ? '' : ` of account ${account}`;
  const [first] = backups;
  const what = `${nameOfKey(arn, session)}${owner} (${first?.opening.words ?? ''})`;
  return `${what} opens ${counted(backups.length, 'backup')}`;
}
