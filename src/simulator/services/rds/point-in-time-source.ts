/** What a restore to a point in time starts from: one of three members names it (facts/aws.md §6.1). */
import {latestReplicated} from '../../bond/replication.ts';
import {isLocked} from '../../bond/statuses.ts';
import {AwsError} from '../../wire/aws-error.ts';
import type {Encryption, Instance, InstanceSettings} from '../../world/instances.ts';
import type {Tag} from '../../world/keys.ts';
import {member} from '../../world/world.ts';
import type {Call} from '../call.ts';
import {automatedBackupNotFound, invalidCombination, invalidState} from './errors.ts';
import {findInstance} from './find.ts';
import {automatedBackupArn, earliestReplicated, replicatedArn} from './present-backups.ts';
import {replicationsInto} from './replications.ts';
import {earliestRestorable, latestRestorable} from './restorable.ts';

/** An automated backup as a restore needs it. */
export type BackupSource = {
  readonly name: string;
  readonly settings: InstanceSettings;
  readonly encryption: Encryption;
  readonly keyArn: string | undefined;
  readonly tags: readonly Tag[];
  readonly earliestAt: number;
  readonly latestAt: number;
};

/** The members that name a source. */
export type NamesSource = {
  readonly SourceDBInstanceIdentifier?: string | undefined;
  readonly SourceDbiResourceId?: string | undefined;
  readonly SourceDBInstanceAutomatedBackupsArn?: string | undefined;
};

/** The backup that a call means, or RDS's refusal. */
export function backupSource(call: Call, input: NamesSource): BackupSource {
  const {
    SourceDBInstanceIdentifier: name,
    SourceDbiResourceId: resourceId,
    SourceDBInstanceAutomatedBackupsArn: arn,
  } = input;
  const given = [name, resourceId, arn].filter((one) => one !== undefined);
  if (given.length !== 1) {
    throw invalidCombination(
      'Exactly one of SourceDBInstanceIdentifier, SourceDbiResourceId and SourceDBInstanceAutomatedBackupsArn must be specified.',
    );
  }
  if (name !== undefined) return ofNamed(call, name);
  const found = ofResource(call, resourceId, arn) ?? ofReplicated(call, arn);
  if (!found) throw automatedBackupNotFound(resourceId ?? arn ?? '');
  return found;
}

/** By name an inaccessible source may be refused; whether it is, is open (facts/aws.md §9.4). */
function ofNamed(call: Call, name: string): BackupSource {
  const instance = findInstance(call.here.rds, name);
  const {pointInTimeFromInaccessible} = call.world.unverified;
  if (isLocked(instance.status) && pointInTimeFromInaccessible === 'refuse') {
    throw invalidState(
      `DB instance ${instance.id} is ${instance.status}: it cannot be the source of a restore.`,
    );
  }
  return ofInstance(call, instance);
}

function ofInstance(call: Call, instance: Instance): BackupSource {
  const earliestAt = earliestRestorable(call.here.rds, instance);
  const latestAt = latestRestorable(instance, call.now);
  if (earliestAt === undefined || latestAt === undefined) {
    const message = `Point in time restore is not enabled for DB instance ${instance.id}: it has no automated backups.`;
    throw new AwsError('PointInTimeRestoreNotEnabledFault', message);
  }
  const {id: name, settings, encryption, keyArn, tags} = instance;
  return {name, settings, encryption, keyArn, tags, earliestAt, latestAt};
}

/** By resource ID or ARN: an instance that is here, or the retained backup of one that was. */
function ofResource(
  call: Call,
  resourceId: string | undefined,
  arn: string | undefined,
): BackupSource | undefined {
  const {instances, retainedBackups} = call.here.rds;
  const isMeant = (id: string): boolean =>
    id === resourceId || automatedBackupArn(call.place, id) === arn;
  const live = [...Object.keys(instances)].find(isMeant);
  const instance = live === undefined ? undefined : member(instances, live);
  if (instance && instance.settings.BackupRetentionPeriod > 0) return ofInstance(call, instance);
  const gone = Object.keys(retainedBackups).find(isMeant);
  const retained = gone === undefined ? undefined : member(retainedBackups, gone);
  if (!retained) return undefined;
  const {instance: was, earliestAt, latestAt} = retained;
  const {id: name, settings, encryption, keyArn} = was;
  return {name, settings, encryption, keyArn, tags: [], earliestAt, latestAt};
}

/** A copy that came from another Region, under a key of this one. */
function ofReplicated(call: Call, arn: string | undefined): BackupSource | undefined {
  const replicated = replicationsInto(call).find((one) => replicatedArn(one) === arn);
  const latestAt = replicated && latestReplicated(call.accounts, replicated, call.now);
  if (!replicated || latestAt === undefined) return undefined;
  const {instance, keyArn} = replicated.backup;
  const {id: name, settings, encryption} = instance;
  const earliestAt = Math.min(earliestReplicated(replicated, call), latestAt);
  const here = {...settings, AvailabilityZone: `${call.place.region}a`};
  return {name, settings: here, encryption, keyArn, tags: [], earliestAt, latestAt};
}
