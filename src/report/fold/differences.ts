/** Settings that the restored database has differently from the lost one, as both were read. */
import type {DBInstance} from '../../core/aws-shapes.ts';
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Session} from '../../core/session.ts';
import {printable} from '../../core/words/text.ts';
import type {ReportDifference} from '../report.ts';

type Reading = (instance: DBInstance) => unknown;

const settings: readonly (readonly [string, Reading])[] = [
  ['Instance class', ({DBInstanceClass}) => DBInstanceClass],
  ['Engine version', ({EngineVersion}) => EngineVersion],
  ['Storage', ({AllocatedStorage}) => AllocatedStorage && `${AllocatedStorage} GiB`],
  [
    'Storage autoscaling up to',
    ({MaxAllocatedStorage}) => MaxAllocatedStorage && `${MaxAllocatedStorage} GiB`,
  ],
  ['Storage type', ({StorageType}) => StorageType],
  ['Provisioned IOPS', ({Iops}) => Iops],
  ['Storage throughput', ({StorageThroughput}) => StorageThroughput],
  ['KMS key', ({KmsKeyId}) => KmsKeyId],
  ['Multi-AZ', ({MultiAZ}) => MultiAZ],
  ['Publicly accessible', ({PubliclyAccessible}) => PubliclyAccessible],
  ['Deletion protection', ({DeletionProtection}) => DeletionProtection],
  ['Minor version upgrades', ({AutoMinorVersionUpgrade}) => AutoMinorVersionUpgrade],
  ['Tags copied to snapshots', ({CopyTagsToSnapshot}) => CopyTagsToSnapshot],
  ['IAM authentication', ({IAMDatabaseAuthenticationEnabled}) => IAMDatabaseAuthenticationEnabled],
  ['Backups kept (days)', ({BackupRetentionPeriod}) => BackupRetentionPeriod],
  ['Backup window', ({PreferredBackupWindow}) => PreferredBackupWindow],
  ['Port', ({Endpoint}) => Endpoint?.Port],
  ['Subnet group', ({DBSubnetGroup}) => DBSubnetGroup?.DBSubnetGroupName],
  [
    'Security groups',
    ({VpcSecurityGroups}) => VpcSecurityGroups?.map((group) => group.VpcSecurityGroupId).join(', '),
  ],
  [
    'Parameter group',
    ({DBParameterGroups}) =>
      DBParameterGroups?.map((group) => group.DBParameterGroupName).join(', '),
  ],
  [
    'Option group',
    ({OptionGroupMemberships}) =>
      OptionGroupMemberships?.map((group) => group.OptionGroupName).join(', '),
  ],
  ['Exported logs', ({EnabledCloudwatchLogsExports}) => EnabledCloudwatchLogsExports?.join(', ')],
  ['Certificate authority', ({CACertificateIdentifier}) => CACertificateIdentifier],
  ['Endpoint', ({Endpoint}) => Endpoint?.Address],
  [
    'Read replicas',
    ({ReadReplicaDBInstanceIdentifiers}) => ReadReplicaDBInstanceIdentifiers?.join(', '),
  ],
  [
    'Tags',
    ({TagList}) =>
      TagList?.map(({Key, Value}) => `${Key}=${Value}`)
        .toSorted()
        .join(', '),
  ],
];

/** None where the same database came back. Whoever closed the session accepted them. */
export function differencesOf(session: Session, atFirst: Session): readonly ReportDifference[] {
  const lost = instanceOf(atFirst);
  const now = instanceOf(session);
  if (!lost || !now || lost.DBInstanceIdentifier === now.DBInstanceIdentifier) return [];
  return settings.flatMap(([setting, read]) => {
    const [before, after] = [words(read(lost)), words(read(now))];
    return before === after ? [] : [{setting, before, after}];
  });
}

function instanceOf({evidence}: Session): DBInstance | undefined {
  return knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
}

function words(value: unknown): string {
  if (value === undefined || value === '' || value === 0) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return printable(String(value), 500);
}
