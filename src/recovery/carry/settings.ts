/** The modify after a restore, as the step `settings` sends it, and whether it has taken effect. Pure. */
import type {JsonObject} from '../../core/json.ts';
import type {BoundInput} from '../../core/plan.ts';
import type {Session} from '../../core/session.ts';
import {counted} from '../../core/words/text.ts';
import {clusterAbroad, instanceAbroad, isAbroad} from './abroad.ts';
import {acceptedMembers, allDifferences} from './accepted.ts';
import {type Cluster, clusterTable} from './cluster-rows.ts';
import {type Instance, instanceTable} from './instance-rows.ts';
import {
  lostCluster,
  lostInstance,
  lostMembers,
  restoredCluster,
  restoredInstance,
  restoredMembers,
} from './lost.ts';
import {isSuccessor, memberRequest} from './members.ts';
import {isModified, modifySettings} from './requests.ts';

/** ModifyDBInstance or ModifyDBCluster with the members that differ, and no others. */
export function settingsRequest(session: Session): BoundInput {
  const changed = changedSettings(session);
  const name = nameOfRestored(session);
  return {...name, ApplyImmediately: true, ...changed};
}

function nameOfRestored(session: Session): JsonObject {
  const {DBClusterIdentifier} = restoredCluster(session) ?? {};
  const {DBInstanceIdentifier} = restoredInstance(session) ?? {};
  return DBInstanceIdentifier ? {DBInstanceIdentifier} : {DBClusterIdentifier};
}

function changedSettings(session: Session): BoundInput {
  const accepted = acceptedMembers(session);
  const [lost, restored] = [lostInstance(session), restoredInstance(session)];
  if (lost && restored) {
    const [one, other] = [instanceHere(lost, session), instanceHere(restored, session)];
    return modifySettings(instanceTable, one, other, accepted);
  }
  const [cluster, made] = [lostCluster(session), restoredCluster(session)];
  if (!cluster || !made) return {};
  const [one, other] = [clusterHere(cluster, session), clusterHere(made, session)];
  return modifySettings(clusterTable, one, other, accepted);
}

/** In another Region nothing of the old one is asked for. */
function instanceHere(instance: Instance, session: Session): Instance {
  return isAbroad(session) ? instanceAbroad(instance) : instance;
}

function clusterHere(cluster: Cluster, session: Session): Cluster {
  return isAbroad(session) ? clusterAbroad(cluster) : cluster;
}

/** Why no modify is needed; undefined where one is. */
export function noSettings(session: Session): string | undefined {
  const all = allDifferences(session);
  if (!all) return 'not compared: the lost or the restored database could not be read';
  if (Object.keys(changedSettings(session)).length > 0) return undefined;
  return all.length === 0
    ? 'the restored database is the lost one in every setting'
    : `${counted(all.length, 'difference')}, of which a modify can close none`;
}

/** True where the description that AWS answered with has every setting that was asked for. */
export function settingsHold(session: Session, input: BoundInput, answer: JsonObject): boolean {
  const lost = lostInstance(session);
  const [instance] = listOf<Instance>(answer.DBInstances);
  if (lost && instance) {
    const [one, other] = [instanceHere(lost, session), instanceHere(instance, session)];
    return isModified(instanceTable, input, one, other);
  }
  const cluster = lostCluster(session);
  const [made] = listOf<Cluster>(answer.DBClusters);
  if (!cluster || !made) return false;
  return isModified(clusterTable, input, clusterHere(cluster, session), clusterHere(made, session));
}

/** The answer came through the SDK's own schema; its list has what the operation says. */
function listOf<Item>(list: unknown): readonly Item[] {
  return Array.isArray(list) ? list : [];
}

/** CreateDBInstance for the successor of one member of the lost cluster. */
export function memberOf(session: Session, name: string): BoundInput {
  const lost = lostMembers(session).find((each) => each.DBInstanceIdentifier === name);
  const cluster = restoredCluster(session);
  const {DBClusterIdentifier: identifier = '', Engine: engine = ''} = cluster ?? {};
  const taken = [...lostMembers(session), ...restoredMembers(session)].map(
    ({DBInstanceIdentifier}) => DBInstanceIdentifier ?? '',
  );
  const like = instanceHere(lost ?? {DBInstanceIdentifier: name}, session);
  return memberRequest(like, {identifier, engine}, taken);
}

/** Why a member is not made; undefined where it is missing. */
export function noMember(session: Session, name: string): string | undefined {
  const found = restoredMembers(session).find((each) =>
    isSuccessor(each.DBInstanceIdentifier ?? '', name),
  );
  return found ? `${found.DBInstanceIdentifier} is there already` : undefined;
}
