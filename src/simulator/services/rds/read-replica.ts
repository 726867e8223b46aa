/** CreateDBInstanceReadReplica: with the source's key in its Region, with a key of its own elsewhere. */
import type {
  CreateDBInstanceReadReplicaCommandInput,
  CreateDBInstanceReadReplicaCommandOutput,
} from '@aws-sdk/client-rds';
import type {InstanceDependent} from '../../bond/dependents.ts';
import {instanceNamed} from '../../world/directory.ts';
import type {InstanceSettings} from '../../world/instances.ts';
import type {Key} from '../../world/keys.ts';
import {arnParts} from '../../world/names.ts';
import {randomOf} from '../../world/random.ts';
import {regionOf} from '../../world/world.ts';
import type {Call, Handler} from '../call.ts';
import {freeIdentifier, giveBirth, tagsOf} from './birth.ts';
import {refuseMemberSource} from './clusters/refusals.ts';
import {
  instanceNotFound,
  invalidCombination,
  invalidState,
  keyNotAccessible,
  quotaExceeded,
} from './errors.ts';
import {events} from './event-log.ts';
import {findInstance, identifierOf} from './find.ts';
import {requireGroups, vpcOfSubnetGroup} from './groups.ts';
import {insightsKey} from './insights.ts';
import {chosenKey, usableKey} from './key-choice.ts';
import {newSettings} from './new-settings.ts';
import {presentInstance} from './present-instance.ts';
import {quotas} from './quotas.ts';
import {link} from './replica-links.ts';
import {requireValidSettings} from './settings-check.ts';

type Input = CreateDBInstanceReadReplicaCommandInput;

export const createDBInstanceReadReplica: Handler<
  Input,
  CreateDBInstanceReadReplicaCommandOutput
> = (input, call) => {
  const id = freeIdentifier(call, input.DBInstanceIdentifier);
  const source = sourceOfReplica(call, input);
  requireReplicable(source);
  requireGroups(call.here.rds, input);
  requireValidSettings(input);
  const key = keyOfReplica(call, source, input);
  const PerformanceInsightsKMSKeyId = insightsKey(call, input);
  const settings = settingsOfReplica(call, source, {...input, PerformanceInsightsKMSKeyId});
  const isHere = source.place.region === call.place.region;
  const after = randomOf(call.world.random, 'estate').between(600_000, 1_500_000);
  const instance = giveBirth(call, {
    id,
    settings,
    encryption: source.instance.encryption,
    key,
    tags: tagsOf(input.Tags ?? []),
    steps: [
      {after: 0, status: 'creating'},
      {
        after: isHere ? after : after * 4,
        status: 'available',
        effects: ['attach'],
        event: events.created,
        onLostKey: 'incompatible-create',
      },
    ],
  });
  link(source, {place: call.place, rds: call.here.rds, instance});
  return {DBInstance: presentInstance(instance, call)};
};

function sourceOfReplica(call: Call, input: Input): InstanceDependent {
  const {SourceDBInstanceIdentifier: name} = input;
  if (name === undefined) {
    throw invalidCombination('SourceDBInstanceIdentifier must be specified.');
  }
  const parts = arnParts(name);
  if (!parts || parts.region === call.place.region) {
    const {place} = call;
    return {place, rds: call.here.rds, instance: findInstance(call.here.rds, name)};
  }
  const place = {accountId: call.place.accountId, region: parts.region};
  const {rds} = regionOf(call.accounts, place);
  const id = identifierOf(name, 'db');
  const instance = parts.accountId === place.accountId ? instanceNamed(rds, id) : undefined;
  if (!instance) throw instanceNotFound(id);
  return {place, rds, instance};
}

function requireReplicable({instance}: InstanceDependent): void {
  refuseMemberSource(instance);
  if (instance.status !== 'available') {
    throw invalidState(`Instance ${instance.id} is not in available state.`);
  }
  if (instance.settings.BackupRetentionPeriod === 0) {
    throw invalidState(
      'Automated backups are not enabled for this database instance. To enable automated backups, use ModifyDBInstance to set the backup retention period to a non-zero value.',
    );
  }
  if (instance.replicas.length >= quotas.readReplicasPerSource) {
    throw quotaExceeded(
      'InstanceQuotaExceededFault',
      `${instance.id} has ${quotas.readReplicasPerSource} read replicas, which is the most there can be.`,
    );
  }
}

/** In the same Region the source's key is shared; in another one must be named (facts/aws.md §1.6). */
function keyOfReplica(
  call: Call,
  {place, instance}: InstanceDependent,
  input: Input,
): Key | undefined {
  const {keyArn} = instance;
  const {KmsKeyId: name} = input;
  if (instance.encryption === 'none') {
    if (name === undefined) return undefined;
    throw invalidCombination('You cannot create an encrypted read replica of an unencrypted one.');
  }
  const own = keyArn === undefined ? undefined : usableKey(call, keyArn);
  if (keyArn !== undefined && !own) throw keyNotAccessible(keyArn);
  if (place.region === call.place.region) {
    if (name === undefined || chosenKey(call, name) === own) return own;
    throw invalidCombination(
      'A read replica in the same Region must be encrypted with the KMS key of its source.',
    );
  }
  if (name !== undefined) return chosenKey(call, name);
  throw invalidCombination(
    'KmsKeyId must be specified to create an encrypted read replica in another Region.',
  );
}

/** A replica has its source's data and class; its own backups and protections begin switched off. */
function settingsOfReplica(
  call: Call,
  {place, instance}: InstanceDependent,
  input: Input,
): InstanceSettings {
  const {settings: source} = instance;
  const isHere = place.region === call.place.region;
  const inherited: Partial<InstanceSettings> = {
    ...source,
    ...switchedOff,
    AvailabilityZone: `${call.place.region}a`,
    ...(isHere ? {} : ownGroups(call)),
  };
  const group = input.DBSubnetGroupName;
  const VpcId =
    group === undefined ? inherited.VpcId : vpcOfSubnetGroup(call.here.rds, call.place, group);
  const given = Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  );
  return newSettings(
    call.place,
    {...inherited, ...given, VpcId},
    {backup: source.PreferredBackupWindow, maintenance: source.PreferredMaintenanceWindow},
  );
}

const switchedOff = {
  BackupRetentionPeriod: 0,
  MultiAZ: false,
  DeletionProtection: false,
  CopyTagsToSnapshot: false,
  EnableIAMDatabaseAuthentication: false,
  EnableCloudwatchLogsExports: [],
  MonitoringInterval: 0,
  MonitoringRoleArn: undefined,
  DatabaseInsightsMode: 'standard',
  EnablePerformanceInsights: false,
  PerformanceInsightsKMSKeyId: undefined,
  PerformanceInsightsRetentionPeriod: undefined,
} satisfies Partial<InstanceSettings>;

/** Groups do not exist in another Region: the replica begins with RDS's own. */
function ownGroups(call: Call) {
  return {
    DBSubnetGroupName: 'default',
    VpcId: vpcOfSubnetGroup(call.here.rds, call.place, 'default'),
    VpcSecurityGroupIds: undefined,
    DBParameterGroupName: undefined,
    OptionGroupName: undefined,
  };
}
