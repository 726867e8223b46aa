/** What a call of RDS touches, by ARN: IAM is asked about every one, not about the database alone. */
import {databaseOf} from '../../core/database.ts';
import type {BoundInput} from '../../core/plan.ts';
import type {Session} from '../../core/session.ts';
import {askedOnOf} from './asked-on.ts';

/** One resource; `isOpen` where nobody has chosen yet, or nobody knows, which one it is. */
export type Touched = {readonly arn: string; readonly words: string; readonly isOpen: boolean};

// The resource type that a member names.
const typeOf: {readonly [member: string]: string} = {
  DBInstanceIdentifier: 'db',
  SourceDBInstanceIdentifier: 'db',
  TargetDBInstanceIdentifier: 'db',
  DBSnapshotIdentifier: 'snapshot',
  SourceDBSnapshotIdentifier: 'snapshot',
  TargetDBSnapshotIdentifier: 'snapshot',
  SourceDBInstanceAutomatedBackupsArn: 'auto-backup',
  DBClusterIdentifier: 'cluster',
  SourceDBClusterIdentifier: 'cluster',
  SnapshotIdentifier: 'cluster-snapshot',
  SourceDBClusterSnapshotIdentifier: 'cluster-snapshot',
  TargetDBClusterSnapshotIdentifier: 'cluster-snapshot',
  DBSubnetGroupName: 'subgrp',
  DBParameterGroupName: 'pg',
  DBInstanceParameterGroupName: 'pg',
  DBClusterParameterGroupName: 'cluster-pg',
  OptionGroupName: 'og',
  RecoveryPointArn: 'recoveryPoint',
};

const nounOf: {readonly [type: string]: string} = {
  db: 'instance',
  pg: 'parameter group',
  'cluster-pg': 'cluster parameter group',
  og: 'option group',
  subgrp: 'subnet group',
  'cluster-snapshot': 'cluster snapshot',
  'auto-backup': 'automated backup',
  'cluster-auto-backup': 'automated backup of the cluster',
  recoveryPoint: 'recovery point',
};

// A deleted database's backup is named by the database's resource ID; the backup has its own.
const byResourceId: {readonly [member: string]: string} = {
  SourceDbiResourceId: 'auto-backup',
  SourceDbClusterResourceId: 'cluster-auto-backup',
};

// What such a call names once a backup is chosen, whatever else it names.
const chosenLater: {readonly [call: string]: string} = {
  'rds:RestoreDBInstanceFromDBSnapshot': 'DBSnapshotIdentifier',
  'rds:CopyDBSnapshot': 'SourceDBSnapshotIdentifier',
  'rds:RestoreDBClusterFromSnapshot': 'SnapshotIdentifier',
  'rds:CopyDBClusterSnapshot': 'SourceDBClusterSnapshotIdentifier',
};

/** Stands for a name that is not known yet: what allows it allows every name. */
const anyName = 'not-chosen-yet';

/** Every resource that IAM is asked about for the call. */
export function touchedBy(
  call: string,
  input: BoundInput,
  region: string,
  {evidence, incident}: Session,
): readonly Touched[] {
  const partition = (databaseOf(evidence)?.arn ?? '').split(':')[1] || 'aws';
  const base = `arn:${partition}:rds:${region}:${incident.accountId}`;
  const open = (type: string): Touched => ({
    arn: `${base}:${type}:${anyName}`,
    words: `the ${nounOf[type] ?? type} that is chosen`,
    isOpen: true,
  });
  const asked = askedOnOf(call);
  // Of such a call it is not known what it is asked on: only what allows everything allows it.
  if (!asked) return [{arn: `${base}:${anyName}`, words: `what ${call} touches`, isOpen: true}];
  const types = [...asked.always, ...asked.named];
  const named = Object.entries(input).flatMap(([member, value]): readonly Found[] => {
    const type = typeOf[member];
    if (type === undefined || !types.includes(type)) return [];
    if (typeof value !== 'string' || value === '') return [];
    if (value.startsWith('arn:')) return [{type, arn: value, words: value, isOpen: false}];
    return [
      {
        type,
        arn: `${base}:${type}:${value}`,
        words: `${nounOf[type] ?? type} ${value}`,
        isOpen: false,
      },
    ];
  });
  const later = chosenLater[call];
  const missing = [
    ...(later !== undefined && !input[later] ? [typeOf[later] ?? ''] : []),
    ...Object.entries(byResourceId).flatMap(([member, type]) => (input[member] ? [type] : [])),
    ...asked.always.filter((type) => named.every((one) => one.type !== type)),
  ];
  const own = databaseOf(evidence)?.arn ?? '';
  if (named.length === 0 && asked.named.length === 0 && own.includes(`:${asked.always[0]}:`)) {
    return [{arn: own, words: 'the database', isOpen: false}];
  }
  const found = named.map(({arn, words, isOpen}): Touched => ({arn, words, isOpen}));
  return [...found, ...[...new Set(missing)].map(open)];
}

type Found = Touched & {readonly type: string};

/** The resources of a policy that lets the call through: exact for the database, else by type. */
export function resourcesFor(action: string, session: Session): readonly string[] {
  const own = databaseOf(session.evidence)?.arn;
  const asked = askedOnOf(action);
  if (own === undefined || !asked) return ['*'];
  if (/^rds:(Start|AddRole)/.test(action)) return [own];
  const base = own.split(':').slice(0, 5).join(':');
  return [...asked.always, ...asked.named].map((type) => `${base}:${type}:*`);
}
