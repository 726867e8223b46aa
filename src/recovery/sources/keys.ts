/** Under which key the database comes back: its backup's own, or a healthy one. Pure. */

import {databaseOf} from '../../core/database.ts';
import {namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Option} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import {sameKey} from '../../core/source-id.ts';
import {estimateWords} from '../../core/words/progress.ts';
import {printable} from '../../core/words/text.ts';
import type {OptionTable} from '../../runbook/computations.ts';
import type {Candidate} from './candidates.ts';
import {chosenCandidate} from './chosen.ts';
import {copyEstimate} from './estimate.ts';
import {nameOfKey, openingOfKey} from './opens.ts';
import {keyFact} from './rights.ts';

/** The backup's own key, where it may stay, and every key of this account that opens now. */
export function keyOptions(session: Session): OptionTable {
  const candidate = chosenCandidate(session);
  if (!candidate) return {options: [stopHere(true)]};
  const own = ownOption(candidate, session);
  const others = otherOptions(candidate, session, own === undefined);
  const isOpen = own !== undefined || others.length > 0;
  return {options: [...(own ? [own] : []), ...others, stopHere(!isOpen)]};
}

/** Out of another account or Region a key has to be named; else the own one may stay (§6.2). */
function ownOption({source, opening}: Candidate, session: Session): Option | undefined {
  if (source.kind === 'copy' || source.kind === 'cluster-copy') return undefined;
  const {encryption} = source;
  const name = encryption.by === 'key' ? nameOfKey(encryption.arn, session) : opening.words;
  const isForeign =
    encryption.by === 'key' && encryption.arn.split(':')[4] !== session.incident.accountId;
  return {
    id: sameKey,
    label: `Keep ${printable(name)}`,
    detail: isForeign
      ? 'costs nothing now; another account can take this key away again'
      : 'costs nothing; whoever can switch this key off can lock the database out again',
    recommended: true,
  };
}

function otherOptions(
  {source}: Candidate,
  session: Session,
  hasRecommended: boolean,
): readonly Option[] {
  const cost = costWords(source.kind, source.gibibytes, session);
  const own = source.encryption.by === 'key' ? source.encryption.arn : '';
  return usableKeys(session, source.region || session.incident.region)
    .filter((arn) => arn !== own)
    .map((arn, index) => ({
      id: arn,
      label: printable(`${keyLabel(arn, session)}`),
      detail: printable(cost, 300),
      ...(hasRecommended && index === 0 ? {recommended: true} : {}),
    }));
}

/** What another key costs in minutes: nothing for a cluster, a copy for an instance. */
function costWords(kind: Candidate['source']['kind'], gibibytes: number, session: Session) {
  if (kind.startsWith('cluster') && kind !== 'cluster-copy') {
    return 'the restore itself takes it: no copy, no more minutes';
  }
  const estimate = estimateWords(copyEstimate(kind, gibibytes, session));
  return `the snapshot is copied to it first: ${estimate} more; both keys have to work meanwhile`;
}

/** Keys of this account and of that Region that open now, customer keys first. */
export function usableKeys(session: Session, where: string): readonly string[] {
  const {evidence, incident} = session;
  const own = databaseOf(evidence)?.keyId ?? '';
  const arns = new Set([own, ...namesInFamily(evidence, 'key')]);
  return [...arns]
    .filter((arn) => {
      const [, , , region, accountId] = arn.split(':');
      return region === where && accountId === incident.accountId;
    })
    .filter((arn) => openingOfKey(arn, session).opens === 'yes')
    .sort((a, b) => managedLast(a, session) - managedLast(b, session));
}

function managedLast(arn: string, session: Session): number {
  return managerOf(arn, session) === 'AWS' ? 1 : 0;
}

function keyLabel(arn: string, session: Session): string {
  const isManaged = managerOf(arn, session) === 'AWS';
  return `${nameOfKey(arn, session)}${isManaged ? ', managed by AWS: never shared' : ''}`;
}

function managerOf(arn: string, {evidence}: Session): string {
  return knownValue(keyFact(arn, evidence))?.KeyMetadata?.KeyManager ?? '';
}

function stopHere(recommended: boolean): Option {
  return {
    id: 'none',
    label: 'None of these: stop here and hand over',
    ...(recommended ? {recommended} : {}),
    then: 'stop',
  };
}
