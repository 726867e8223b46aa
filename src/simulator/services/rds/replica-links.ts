/** The links between an instance and its read replicas, in this Region and in others. */
import type {InstanceDependent} from '../../bond/dependents.ts';
import type {Instance, InstanceLink} from '../../world/instances.ts';
import {type Accounts, member, type Place, regionOf} from '../../world/world.ts';

/** Ties a new read replica to its source. */
export function link(source: InstanceDependent, replica: InstanceDependent): void {
  source.instance.replicas = [...source.instance.replicas, linkTo(replica)];
  replica.instance.replicaSource = linkTo(source);
}

/** Unties an instance that is deleted or promoted: its replicas become databases of their own. */
export function unlink(accounts: Accounts, dependent: InstanceDependent): void {
  const {place, instance} = dependent;
  for (const other of instance.replicas) {
    const replica = linked(accounts, place, other);
    if (replica) delete replica.replicaSource;
  }
  instance.replicas = [];
  leaveSource(accounts, dependent);
}

/** Unties a replica from its source. */
export function leaveSource(accounts: Accounts, {place, instance}: InstanceDependent): void {
  const source = instance.replicaSource && linked(accounts, place, instance.replicaSource);
  delete instance.replicaSource;
  if (!source) return;
  source.replicas = source.replicas.filter(({resourceId}) => resourceId !== instance.resourceId);
}

/** The instance behind a link; links never leave the account. */
export function linked(
  accounts: Accounts,
  {accountId}: Place,
  {region, resourceId}: InstanceLink,
): Instance | undefined {
  return member(regionOf(accounts, {accountId, region}).rds.instances, resourceId);
}

function linkTo({place, instance}: InstanceDependent): InstanceLink {
  return {region: place.region, resourceId: instance.resourceId};
}
