/** The swap of names, so that clients keep their endpoint (facts/aws.md §6.4). Pure. */
import {isTerminal} from '../../core/database.ts';
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {lostFacts, restoredFacts} from '../../core/facts-of-restore.ts';
import type {BoundInput} from '../../core/plan.ts';
import type {Session} from '../../core/session.ts';
import {restoredMembers} from '../carry/lost.ts';
import {isSuccessor} from '../carry/members.ts';
import {oldIdentifier} from './old-identifier.ts';

/** What the lost database is called now, and how it is; undefined where it is gone. */
export type LostNow = {readonly identifier: string; readonly status: string};

/** The lost database now: by its resource id, so that another one of its name is not taken for it. */
export function lostNow(session: Session): LostNow | undefined {
  const {resourceId, identifier, status} = lostFacts(session);
  const read = knownValue(factOf(session.evidence, 'lostNow'));
  if (!read) return {identifier, status};
  const instance = (read.DBInstances ?? []).find(({DbiResourceId}) => DbiResourceId === resourceId);
  const cluster = (read.DBClusters ?? []).find(
    ({DbClusterResourceId}) => DbClusterResourceId === resourceId,
  );
  if (instance) {
    const {DBInstanceIdentifier = '', DBInstanceStatus = ''} = instance;
    return {identifier: DBInstanceIdentifier, status: DBInstanceStatus};
  }
  return cluster && {identifier: cluster.DBClusterIdentifier ?? '', status: cluster.Status ?? ''};
}

/** True while the lost database holds the name that its clients use. */
export function isNameHeld(session: Session): boolean {
  return lostNow(session)?.identifier === lostFacts(session).identifier;
}

/** Only a database from which nothing but a backup leads back may be removed by anybody. */
export function isRemovable(session: Session): boolean {
  return isTerminal(lostNow(session)?.status ?? '');
}

/** The lost database gives its name away. */
export function makeRoomRequest(session: Session): BoundInput {
  const {identifier} = lostFacts(session);
  return rename(session, identifier, oldIdentifier(identifier, namesOf(session)));
}

/** The restored database takes the name of the lost one. */
export function takeNameRequest(session: Session): BoundInput {
  return rename(session, restoredFacts(session).identifier, lostFacts(session).identifier);
}

/** Why there is nothing to rename; undefined where the lost database still holds its name. */
export function roomBecause(session: Session): string | undefined {
  return isNameHeld(session) ? undefined : `the name ${lostFacts(session).identifier} is free`;
}

/** A member of the lost cluster gives its name away. */
export function memberRoomRequest(_session: Session, name: string): BoundInput {
  return renameInstance(name, oldIdentifier(name, []));
}

/** Its successor takes the name. */
export function memberNameRequest(session: Session, name: string): BoundInput {
  return renameInstance(successorOf(session, name), name);
}

/** Why the successor of a member is not renamed; undefined where it is. */
export function memberNameBecause(session: Session, name: string): string | undefined {
  const successor = successorOf(session, name);
  if (successor === '') return `${name} has no successor`;
  return successor === name ? `${name} has its name already` : undefined;
}

function successorOf(session: Session, name: string): string {
  const found = restoredMembers(session).find((each) =>
    isSuccessor(each.DBInstanceIdentifier ?? '', name),
  );
  return found?.DBInstanceIdentifier ?? '';
}

function rename(session: Session, from: string, to: string): BoundInput {
  if (!session.evidence.restoredCluster) return renameInstance(from, to);
  return {DBClusterIdentifier: from, NewDBClusterIdentifier: to, ApplyImmediately: true};
}

function renameInstance(from: string, to: string): BoundInput {
  return {DBInstanceIdentifier: from, NewDBInstanceIdentifier: to, ApplyImmediately: true};
}

function namesOf({evidence}: Session): readonly string[] {
  const instances = knownValue(factOf(evidence, 'regionInstances'))?.DBInstances ?? [];
  const clusters = knownValue(factOf(evidence, 'regionClusters'))?.DBClusters ?? [];
  return [
    ...instances.map(({DBInstanceIdentifier}) => DBInstanceIdentifier ?? ''),
    ...clusters.map(({DBClusterIdentifier}) => DBClusterIdentifier ?? ''),
  ];
}
