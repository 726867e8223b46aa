/** What the two cluster restores have in common: settings, key, statuses (facts/aws.md §6.2, §6.3). */
import type {
  RestoreDBClusterFromSnapshotCommandInput,
  RestoreDBClusterToPointInTimeCommandInput,
} from '@aws-sdk/client-rds';
import {isAurora} from '../../../bond/cluster-topology.ts';
import type {Cluster, ClusterSettings} from '../../../world/clusters.ts';
import type {Encryption} from '../../../world/instances.ts';
import type {Tag} from '../../../world/keys.ts';
import {type Random, randomOf} from '../../../world/random.ts';
import type {Step} from '../../../world/world.ts';
import type {Call} from '../../call.ts';
import {keyNotAccessible} from '../errors.ts';
import {events} from '../event-log.ts';
import {chosenKey, usableKey} from '../key-choice.ts';
import {foreseen} from '../outcomes.ts';
import {freeClusterIdentifier, giveBirthToCluster} from './birth.ts';
import {type CarryRow, carried} from './carry.ts';
import {addStandbys, idsOfStandbys} from './create.ts';
import {requireRetention} from './create-checks.ts';
import type {ChosenEncryption} from './encryption.ts';
import {clusterEvents} from './events.ts';
import {requireClusterGroups} from './groups.ts';
import {rolesOf} from './roles.ts';
import {clusterSettings, settingsAsked} from './settings.ts';

/** What is restored. */
export type Source = {
  readonly settings: ClusterSettings;
  readonly encryption: Encryption;
  readonly keyArn?: string | undefined;
  readonly tags: Tag[];
};

/** How it is restored. */
export type Way = {
  readonly row: keyof CarryRow;
  /** A copy-on-write clone shares its source's volume and its group of clones. */
  readonly cloneGroupId?: string | undefined;
};

type Input = RestoreDBClusterFromSnapshotCommandInput & RestoreDBClusterToPointInTimeCommandInput;

/** The new cluster, creating. It has no instances unless it is a Multi-AZ DB cluster (§6.1). */
export function restoreCluster(
  call: Call,
  input: Partial<Input>,
  source: Source,
  way: Way,
): Cluster {
  const id = freeClusterIdentifier(call, input.DBClusterIdentifier);
  requireRetention(input.BackupRetentionPeriod);
  requireClusterGroups(call, input);
  const random = randomOf(call.world.random, 'estate');
  const {restoreKeepsServerlessScaling} = call.world.unverified;
  const settings = clusterSettings(
    call.place,
    random,
    carried(source.settings, way.row, restoreKeepsServerlessScaling),
    settingsAsked(call, input),
  );
  const memberIds = idsOfStandbys(call, id, settings);
  const cluster = giveBirthToCluster(
    call,
    {
      id,
      settings,
      ...encryptionOfRestore(call, source, input.KmsKeyId),
      tags: source.tags,
      roles: rolesOf(input.AssociatedRoles),
      cloneGroupId: way.cloneGroupId,
    },
    foreseen(
      call.world,
      way.row === 'snapshot'
        ? 'rds:RestoreDBClusterFromSnapshot'
        : 'rds:RestoreDBClusterToPointInTime',
      id,
      wayBack(random, settings, way.cloneGroupId !== undefined),
    ),
  );
  addStandbys(call, cluster, memberIds);
  return cluster;
}

/** The key named, else the source's; the source's must be usable either way (facts/aws.md §6.1). */
function encryptionOfRestore(
  call: Call,
  {encryption, keyArn}: Source,
  name: string | undefined,
): ChosenEncryption {
  const held = keyArn === undefined ? undefined : usableKey(call, keyArn);
  if (keyArn !== undefined && !held) throw keyNotAccessible(keyArn);
  if (name === undefined) return {encryption, key: held};
  return {encryption: 'sse-kms', key: chosenKey(call, name)};
}

/** creating → available. A clone is quick; one whose key is lost on the way has a status (§1.8). */
function wayBack(random: Random, settings: ClusterSettings, isClone: boolean): Step[] {
  const [least, most] = isClone ? [180_000, 420_000] : [900_000, 1_500_000];
  const factor = isAurora({settings}) ? 1 : 2;
  return [
    {after: 0, status: 'creating'},
    {
      after: random.between(least, most) * factor,
      status: 'available',
      members: {status: 'available', event: events.created},
      effects: ['attach', 'first-backup'],
      event: clusterEvents.created,
      onLostKey: isClone ? 'cloning-failed' : undefined,
    },
  ];
}
