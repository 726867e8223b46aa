/** A new instance comes into the world: by a create, as a read replica or by a restore. */
import {grantToRds} from '../../bond/grant.ts';
import {keyByArn} from '../../bond/usable.ts';
import {AwsError} from '../../wire/aws-error.ts';
import {addInstanceTo, instanceNamed} from '../../world/directory.ts';
import type {Encryption, Instance, InstanceSettings, MasterSecret} from '../../world/instances.ts';
import type {Key, Tag} from '../../world/keys.ts';
import {type Random, randomOf} from '../../world/random.ts';
import type {Step} from '../../world/world.ts';
import type {Call} from '../call.ts';
import {recordGrantByRds} from '../cloudtrail/by-services.ts';
import {takeCourse} from './course.ts';
import {instanceExists, quotaExceeded} from './errors.ts';
import {newIdentifier} from './find.ts';
import {planNightly} from './nightly.ts';
import {quotas, storageUsed} from './quotas.ts';

/** What is known of an instance before it exists. */
export type Newborn = {
  readonly id: string;
  readonly settings: InstanceSettings;
  readonly encryption: Encryption;
  readonly key: Key | undefined;
  readonly tags: readonly Tag[];
  readonly masterSecret?: MasterSecret | undefined;
  /** Whose data it holds, where it is restored. */
  readonly restoredFrom?: string;
  /** How it comes to life: from creating to available. */
  readonly steps: readonly Step[];
};

/** A free identifier in lower case; refuses a taken one and a Region that is full. */
export function freeIdentifier(
  call: Call,
  text: string | undefined,
  member = 'DBInstanceIdentifier',
): string {
  const {rds} = call.here;
  const id = newIdentifier(text, member);
  if (instanceNamed(rds, id)) throw instanceExists();
  // An instance that is locked out still counts (facts/aws.md §7).
  if (Object.keys(rds.instances).length >= quotas.instances) {
    throw quotaExceeded('InstanceQuotaExceededFault', 'DB Instance quota exceeded');
  }
  return id;
}

/** Refuses storage beyond what the Region may hold. */
export function requireStorage(call: Call, more: number): void {
  if (storageUsed(call.here.rds) + more <= quotas.storageGiB) return;
  throw quotaExceeded(
    'StorageQuotaExceededFault',
    'The request would result in the user exceeding the allowed amount of storage available across all DB instances.',
  );
}

/** The instance, creating, with a resource ID of its own and RDS's grant on its key. */
export function giveBirth(call: Call, newborn: Newborn): Instance {
  const {world, place} = call;
  const {rds} = call.here;
  const random = randomOf(world.random, 'estate');
  const {id, settings, encryption, key, tags, masterSecret, restoredFrom, steps} = newborn;
  requireStorage(call, settings.AllocatedStorage);
  const instance: Instance = {
    ...unborn(random),
    id,
    createdAt: call.now,
    settings,
    encryption,
    keyArn: key?.arn,
    tags,
    masterSecret,
    restoredFrom,
  };
  addInstanceTo(rds, instance);
  const stored = key && keyByArn(world.accounts, key.arn);
  if (stored) {
    const grant = grantToRds(world, place, stored, instance, call.now);
    recordGrantByRds(call, stored, grant);
  }
  takeCourse(world, {place, rds, instance}, steps);
  planNightly(world, {place, rds, instance});
  return instance;
}

/** What every instance begins with. */
export function unborn(
  random: Random,
): Omit<Instance, 'id' | 'createdAt' | 'settings' | 'encryption' | 'keyArn' | 'tags'> {
  return {
    resourceId: `db-${random.letters(26)}`,
    status: 'creating',
    pending: {settings: {}},
    roles: [],
    replicas: [],
    bond: {},
    automatedSnapshots: [],
    logPhase: random.between(0, 299) * 1000,
    course: 0,
  };
}

/** Tags as the world keeps them. RDS refuses the prefix that is AWS's own. */
export function tagsOf(
  tags: readonly {readonly Key?: string | undefined; readonly Value?: string | undefined}[],
): Tag[] {
  const reserved = tags.find(({Key = ''}) => /^(aws|rds):/i.test(Key));
  if (reserved) {
    const message = `Tag keys must not start with aws: or rds:, but ${reserved.Key} does.`;
    throw new AwsError('InvalidParameterValue', message, 400);
  }
  return tags.map(({Key = '', Value = ''}) => ({key: Key, value: Value}));
}
