/** CopyDBSnapshot: the one way to another key, to another Region and out of another account. */
import type {CopyDBSnapshotCommandInput, CopyDBSnapshotCommandOutput} from '@aws-sdk/client-rds';
import {keyByArn} from '../../../bond/usable.ts';
import type {Key} from '../../../world/keys.ts';
import {arnParts, rdsArn} from '../../../world/names.ts';
import {schedule} from '../../../world/queue.ts';
import {randomOf} from '../../../world/random.ts';
import type {Snapshot} from '../../../world/snapshots.ts';
import type {Call, Handler} from '../../call.ts';
import {tagsOf} from '../birth.ts';
import {defaultOptionGroup} from '../defaults.ts';
import {
  invalidCombination,
  keyNotAccessible,
  quotaExceeded,
  snapshotNotAvailable,
  sourceKeyNotAccessible,
} from '../errors.ts';
import {requireGroups} from '../groups.ts';
import {chosenKey, usableKey} from '../key-choice.ts';
import {presentSnapshot} from '../present-backups.ts';
import {quotas} from '../quotas.ts';
import {type PlacedSnapshot, reachableSnapshot} from '../shared-snapshots.ts';
import {freeSnapshotName} from './names.ts';

type Input = CopyDBSnapshotCommandInput;

export const copyDBSnapshot: Handler<Input, CopyDBSnapshotCommandOutput> = (input, call) => {
  const {rds} = call.here;
  const source = reachableSnapshot(call, input.SourceDBSnapshotIdentifier);
  const {place, snapshot} = source;
  const id = freeSnapshotName(call, input.TargetDBSnapshotIdentifier, 'TargetDBSnapshotIdentifier');
  if (snapshot.status !== 'available') throw snapshotNotAvailable(snapshot.id);
  requireFreeCopy(call);
  if (input.CopyTags && input.Tags) {
    throw invalidCombination('CopyTags and Tags cannot be specified together.');
  }
  requireGroups(rds, input);
  const key = keyOfCopy(call, source, input);
  const tags = input.CopyTags ? snapshot.tags : tagsOf(input.Tags ?? []);
  const copy: Snapshot = {
    ...snapshot,
    id,
    type: 'manual',
    status: 'creating',
    progress: 0,
    createdAt: call.now,
    settings: settingsOfCopy(call, source, input.OptionGroupName),
    sourceArn: rdsArn(place, 'snapshot', snapshot.id),
    sharedWith: [],
    tags,
    ...(key ? {keyArn: key.arn, encryption: 'sse-kms'} : {}),
  };
  rds.snapshots[id] = copy;
  // Hours rather than minutes into another Region (facts/aws.md §7).
  const factor = place.region === call.place.region ? 1 : 6;
  const length = randomOf(call.world.random, 'estate').between(480_000, 1_200_000) * factor;
  copy.readyAt = call.now + length;
  schedule(call.world, call.now + length, {type: 'snapshot-done', ...call.place, snapshotId: id});
  return {DBSnapshot: presentSnapshot(copy, call)};
};

/** Twenty copies at a time into one Region (facts/aws.md §6.2). */
function requireFreeCopy(call: Call): void {
  const running = Object.values(call.here.rds.snapshots).filter(
    ({status, sourceArn}) => status === 'creating' && sourceArn !== undefined,
  );
  if (running.length < quotas.snapshotCopies) return;
  throw quotaExceeded('SnapshotQuotaExceededFault', 'Too many snapshot copies are in progress.');
}

/** Both keys must be usable; across Regions and accounts one must be named (facts/aws.md §6.2). */
function keyOfCopy(call: Call, {place, snapshot}: PlacedSnapshot, input: Input): Key | undefined {
  const {KmsKeyId: name} = input;
  const {keyArn} = snapshot;
  if (keyArn !== undefined && !usableKey(call, keyArn)) throw sourceKeyNotAccessible(keyArn);
  const isElsewhere =
    place.region !== call.place.region || place.accountId !== call.place.accountId;
  if (name === undefined) {
    if (!isElsewhere || snapshot.encryption === 'none') return undefined;
    throw invalidCombination(
      'KmsKeyId must be specified to copy an encrypted snapshot from another Region or account.',
    );
  }
  const key = chosenKey(call, name);
  // A copy belongs to the caller, so its key must be of the caller's Region.
  const region = arnParts(key.arn)?.region;
  if (region !== call.place.region || !keyByArn(call.accounts, key.arn))
    throw keyNotAccessible(name);
  return key;
}

/** Option groups are not copied out of a Region or an account: the copy has the default one. */
function settingsOfCopy(call: Call, {place, snapshot}: PlacedSnapshot, named: string | undefined) {
  const {settings} = snapshot;
  if (named !== undefined) return {...settings, OptionGroupName: named};
  const isHere = place.region === call.place.region && place.accountId === call.place.accountId;
  if (isHere) return settings;
  const OptionGroupName = defaultOptionGroup(settings.Engine, settings.EngineVersion);
  return {...settings, OptionGroupName};
}
