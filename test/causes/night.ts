/** Evidence of the storyboard's night: orders-db, locked out because ci-cleanup disabled its key. */
import type {CallName} from '../../src/core/call.ts';
import {callOfFact, type Evidence, type FactName} from '../../src/core/evidence.ts';
import type {Fact} from '../../src/core/fact.ts';
import type {Incident} from '../../src/core/incident.ts';

export const account = '111122223333';
export const keyId = '1234abcd-12ab-34cd-56ef-1234567890ab';
export const keyArn = `arn:aws:kms:eu-west-1:${account}:key/${keyId}`;
export const now = '2026-03-02T02:14:24.000Z';
export const incident: Incident = {
  database: {identifier: 'orders-db'},
  accountId: account,
  region: 'eu-west-1',
};

const recoverable = 'inaccessible-encryption-credentials-recoverable';

export const ordersDb = {
  DBInstanceIdentifier: 'orders-db',
  DBInstanceArn: `arn:aws:rds:eu-west-1:${account}:db:orders-db`,
  DbiResourceId: 'db-QK4XWJ7M2TNB5HRD3VYAZLP6EC',
  DBInstanceStatus: recoverable,
  Engine: 'postgres',
  EngineVersion: '16.6',
  StorageEncrypted: true,
  StorageEncryptionType: 'sse-kms',
  KmsKeyId: keyArn,
  BackupRetentionPeriod: 14,
  LatestRestorableTime: '2026-03-02T01:47:55.000Z',
};

export const keyMetadata = {
  KeyId: keyId,
  Arn: keyArn,
  AWSAccountId: account,
  KeyState: 'Disabled',
  Enabled: false,
  KeyManager: 'CUSTOMER',
  Origin: 'AWS_KMS',
};

export const policy = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: {AWS: `arn:aws:iam::${account}:root`},
      Action: 'kms:*',
      Resource: '*',
    },
  ],
};

export const grant = {
  GrantId: 'g-1',
  GranteePrincipal: 'rds.eu-west-1.amazonaws.com',
  Operations: ['Decrypt'],
  Constraints: {EncryptionContextSubset: {'aws:rds:db-id': 'db-QK4XWJ7M2TNB5HRD3VYAZLP6EC'}},
};

/** RDS's messages, by the words of facts/aws.md §1.7. */
export const lostMessage =
  'RDS is unable to access the KMS encryption key for database instance orders-db. If this continues the database will be placed into an inaccessible state.';
export const stoppedMessage =
  'RDS has been unable to access the KMS encryption key for database instance orders-db. This database will be placed into an inaccessible state.';
export const regainedMessage =
  'RDS can now successfully access the KMS encryption key for database instance orders-db.';

export const lostEvent = {Date: '2026-03-01T23:52:11.000Z', Message: lostMessage};
export const stoppedEvent = {Date: '2026-03-02T01:52:11.000Z', Message: stoppedMessage};

/** A CloudTrail event as LookupEvents shows it. */
export function trailEvent(
  name: string,
  change: {
    readonly at?: string;
    readonly key?: string;
    readonly id?: string;
    readonly role?: string;
    readonly record?: {readonly [member: string]: unknown};
  } = {},
) {
  const {at = '2026-03-01T23:41:07.000Z', key = keyArn, id = 'e-1', role = 'ci-cleanup'} = change;
  const arn = `arn:aws:sts::${account}:assumed-role/${role}/nightly-4711`;
  return {
    EventId: id,
    EventName: name,
    EventTime: at,
    EventSource: 'kms.amazonaws.com',
    Username: 'nightly-4711',
    CloudTrailEvent: JSON.stringify({
      eventTime: at,
      eventName: name,
      userIdentity: {type: 'AssumedRole', arn},
      requestParameters: {keyId: key},
      resources: [{ARN: key}],
      eventID: id,
      ...change.record,
    }),
  };
}

/** The answers behind the facts, to be changed before they are told. */
export function answersOfTheNight(): {[name: string]: object} {
  return {
    identity: {
      Account: account,
      Arn: `arn:aws:sts::${account}:assumed-role/OnCallResponder/mara`,
    },
    instance: {DBInstances: [ordersDb]},
    events: {Events: [lostEvent, stoppedEvent]},
    snapshots: {
      DBSnapshots: [{DBSnapshotIdentifier: 'weekly', KmsKeyId: keyArn, Status: 'available'}],
    },
    automatedBackups: {
      DBInstanceAutomatedBackups: [
        {
          DbiResourceId: ordersDb.DbiResourceId,
          KmsKeyId: keyArn,
          RestoreWindow: {
            EarliestTime: '2026-02-16T02:14:00.000Z',
            LatestTime: '2026-03-02T01:47:55.000Z',
          },
        },
      ],
    },
    key: {KeyMetadata: keyMetadata},
    keyPolicy: {Policy: JSON.stringify(policy)},
    grants: {Grants: [grant]},
    aliases: {Aliases: [{AliasName: 'alias/orders', TargetKeyId: keyId}]},
    lastUsage: {},
    regionInstances: {
      DBInstances: [
        ordersDb,
        {...ordersDb, DBInstanceIdentifier: 'billing-db'},
        {
          ...ordersDb,
          DBInstanceIdentifier: 'sessions-db',
          DBInstanceStatus: 'available',
          BackupRetentionPeriod: 0,
        },
        {
          ...ordersDb,
          DBInstanceIdentifier: 'tickets',
          DBInstanceStatus: 'available',
          KmsKeyId: `arn:aws:kms:eu-west-1:${account}:key/other`,
        },
      ],
    },
    regionClusters: {DBClusters: []},
    regionSnapshots: {
      DBSnapshots: [{KmsKeyId: keyArn}, {KmsKeyId: keyArn}, {KmsKeyId: 'elsewhere'}],
    },
    regionAutomatedBackups: {DBInstanceAutomatedBackups: [{KmsKeyId: keyArn}]},
    regionClusterSnapshots: {DBClusterSnapshots: []},
    regionClusterAutomatedBackups: {DBClusterAutomatedBackups: []},
    'trail:DisableKey': {Events: [trailEvent('DisableKey')]},
    'trail:CancelKeyDeletion': {Events: []},
  };
}

function source(name: string, index: number) {
  // Every name stands for a call; the ones of the tables are the names of facts.
  const call: CallName = callOfFact(name as FactName);
  return {call, at: '2026-03-02T02:14:22.000Z', requestId: `r-${index}`, milliseconds: 44};
}

/** Answers as evidence, all of them known. */
export function evidenceOf(answers: {readonly [name: string]: object}): Evidence {
  const facts = Object.entries(answers).map(([name, value], index) => [
    name,
    {...source(name, index), status: 'known', value},
  ]);
  return Object.fromEntries(facts);
}

/** How a read can go without an answer. */
export const withoutAnswer = ['denied', 'failed', 'not-asked', 'does-not-exist'] as const;
export type WithoutAnswer = (typeof withoutAnswer)[number];

/** The same evidence with one read that got no answer. */
export function without(evidence: Evidence, name: string, how: WithoutAnswer): Evidence {
  return {...evidence, [name]: unanswered(name, how)};
}

function unanswered(name: string, how: WithoutAnswer): Fact<object> {
  const from = source(name, 99);
  switch (how) {
    case 'denied': {
      const action = from.call;
      const message = `User: arn:aws:sts::${account}:assumed-role/OnCallResponder/mara is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`;
      return {
        ...from,
        status: 'denied',
        code: 'AccessDeniedException',
        message,
        needs: action,
      };
    }
    case 'failed':
      return {...from, status: 'failed', code: 'ThrottlingException', message: 'Rate exceeded'};
    case 'not-asked':
      return {...from, at: '', status: 'absent', because: 'not-asked', message: 'not asked'};
    case 'does-not-exist':
      return {
        ...from,
        status: 'absent',
        because: 'does-not-exist',
        message: `Key '${keyArn}' does not exist`,
      };
  }
}
