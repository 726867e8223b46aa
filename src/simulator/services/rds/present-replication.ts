/** What an instance shows of its read replicas, of its source and of its backups elsewhere. */
import type {DBInstance} from '@aws-sdk/client-rds';
import {isAttached} from '../../bond/statuses.ts';
import type {Instance, InstanceLink} from '../../world/instances.ts';
import {rdsArn} from '../../world/names.ts';
import type {Call} from '../call.ts';
import {linked} from './replica-links.ts';
import {replicationsOf} from './replications.ts';

/** Replicas of the same Region by identifier, of other Regions by ARN, as AWS shows them. */
export function presentReplication(instance: Instance, call: Call): DBInstance {
  const {replicaSource} = instance;
  const source = replicaSource && linked(call.accounts, call.place, replicaSource);
  return {
    ReadReplicaDBInstanceIdentifiers: instance.replicas.flatMap((link) => nameOf(call, link) ?? []),
    ReadReplicaSourceDBInstanceIdentifier: replicaSource && nameOf(call, replicaSource),
    ReplicaMode: instance.settings.ReplicaMode as DBInstance['ReplicaMode'],
    StatusInfos: source && [statusInfo(isAttached(instance.status) && isAttached(source.status))],
    DBInstanceAutomatedBackupsReplications: replicationsOf(call, instance),
  };
}

/** Which word AWS shows while the source is inaccessible is not documented; `error` is its word for broken. */
function statusInfo(isRunning: boolean) {
  const Status = isRunning ? 'replicating' : 'error';
  return {StatusType: 'read replication', Normal: isRunning, Status};
}

function nameOf(call: Call, link: InstanceLink): string | undefined {
  const instance = linked(call.accounts, call.place, link);
  if (!instance) return undefined;
  const place = {accountId: call.place.accountId, region: link.region};
  return link.region === call.place.region ? instance.id : rdsArn(place, 'db', instance.id);
}
