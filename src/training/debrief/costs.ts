/** What a change that nobody needed costs in production: told beside a move off the reference path. */

/** By call; the facts behind each stand in docs/facts/aws.md. */
const costs: {readonly [call: string]: string} = {
  'kms:EnableKey':
    'whoever was meant to lose the key has it again, in every application that uses it.',
  'kms:DisableKey': 'RDS stops every database on the key within hours, not only this one.',
  'kms:ScheduleKeyDeletion':
    'after the waiting period the key is gone, and with it every database, snapshot and backup under it.',
  'kms:CancelKeyDeletion': 'a deletion that was meant is off, and nobody who asked for it is told.',
  'kms:PutKeyPolicy':
    'the text that stood there is gone unless somebody kept it, and a mistake can shut out everybody.',
  'kms:CreateGrant': 'a right that no policy shows, and that stays until somebody revokes it.',
  'kms:RevokeGrant': 'whoever lived on the grant loses the key at once; it has to be made anew.',
  'kms:RetireGrant': 'whoever lived on the grant loses the key at once; it has to be made anew.',
  'kms:DeleteImportedKeyMaterial':
    'the key is useless at once, until the very same material is imported again.',
  'rds:StartDBInstance':
    'no harm by itself; while the key cannot be used it is refused, and it says nothing new.',
  'rds:StartDBCluster':
    'no harm by itself; while the key cannot be used it is refused, and it says nothing new.',
  'rds:StopDBInstance': 'the application is down for as long as a stop and a start take.',
  'rds:RebootDBInstance': 'every connection breaks once more.',
  'rds:ModifyDBInstance':
    'a new name is a new endpoint: whatever uses the old one finds nothing, and other settings may restart the database.',
  'rds:ModifyDBCluster':
    'a new name is a new endpoint: whatever uses the old one finds nothing, and other settings may restart the database.',
  'rds:DeleteDBInstance':
    'its automated backups go with it unless they were kept, and no call brings it back.',
  'rds:DeleteDBCluster':
    'its automated backups go with it unless they were kept, and no call brings it back.',
  'rds:DeleteDBSnapshot': 'one way back less, for good.',
  'rds:DeleteDBClusterSnapshot': 'one way back less, for good.',
};

const secondDatabase =
  'a second database that is paid for, without what was written after the backup; applications may write to either.';

/** Empty where a key of a move is no change that AWS accepted. */
export function costOf(move: string): string {
  if (!/^[a-z]+:[A-Z]\w+$/.test(move)) return '';
  if (/^rds:Restore|^backup:StartRestoreJob$/.test(move)) return secondDatabase;
  return (
    costs[move] ?? 'one more change to explain, and to put back; nothing on the way back needed it.'
  );
}
