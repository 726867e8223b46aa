/** A new instance comes into the world: by CreateDBInstance or by a restore. */
import {grantToRds} from '../../bond/grant.ts';
import {keyByArn} from '../../bond/usable.ts';
import {AwsError} from '../../wire/aws-error.ts';
import type {Encryption, Instance, InstanceSettings} from '../../world/databases.ts';
import type {Key, Tag} from '../../world/keys.ts';
import {randomOf} from '../../world/random.ts';
import type {Step} from '../../world/world.ts';
import type {Call} from '../call.ts';
import {recordGrantByRds} from '../cloudtrail/by-services.ts';
import {takeCourse} from './course.ts';
import {instanceExists} from './errors.ts';
import {instanceNamed, newIdentifier} from './find.ts';
import {planNightly} from './nightly.ts';

// Default quota of DB instances per Region (facts/aws.md §7).
const mostInstances = 40;

/** What is known of an instance before it exists. */
export type Newborn = {
  readonly id: string;
  readonly settings: InstanceSettings;
  readonly encryption: Encryption;
  readonly key: Key | undefined;
  readonly tags: Tag[];
  /** How it comes to life: from creating to available. */
  readonly steps: readonly Step[];
};

/** A free identifier in lower case; refuses a taken one and a Region that is full. */
export function freeIdentifier(call: Call, text: string | undefined): string {
  const {rds} = call.here;
  const id = newIdentifier(text, 'DBInstanceIdentifier');
  if (instanceNamed(rds, id)) throw instanceExists();
  if (Object.keys(rds.instances).length >= mostInstances) {
    throw new AwsError('InstanceQuotaExceededFault', 'DB Instance quota exceeded');
  }
  return id;
}

/** The instance, creating, with a resource ID of its own and RDS's grant on its key. */
export function giveBirth(call: Call, newborn: Newborn): Instance {
  const {world, place} = call;
  const {rds} = call.here;
  const random = randomOf(world.random, 'estate');
  const {id, settings, encryption, key, tags, steps} = newborn;
  const instance: Instance = {
    id,
    resourceId: `db-${random.letters(26)}`,
    status: 'creating',
    createdAt: call.now,
    settings,
    pending: {},
    encryption,
    keyArn: key?.arn,
    tags,
    replicas: [],
    bond: {},
    automatedSnapshots: [],
    logPhase: random.between(0, 299) * 1000,
    course: 0,
  };
  rds.instances[instance.resourceId] = instance;
  const stored = key && keyByArn(world.accounts, key.arn);
  if (stored) {
    const grant = grantToRds(world, place, stored, instance, call.now);
    recordGrantByRds(call, stored, grant);
  }
  takeCourse(world, {place, rds, instance}, steps);
  planNightly(world, {place, rds, instance});
  return instance;
}

/** Tags as the world keeps them. */
export function tagsOf(
  tags: readonly {readonly Key?: string | undefined; readonly Value?: string | undefined}[],
): Tag[] {
  return tags.map(({Key = '', Value = ''}) => ({key: Key, value: Value}));
}
