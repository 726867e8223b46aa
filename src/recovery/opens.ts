/** Does a backup open now? Its own key tells, never its status (facts/aws.md §6.1). */

import type {DBSnapshot} from '../core/aws-shapes.ts';
import {databaseOf} from '../core/database.ts';
import {factOf} from '../core/evidence.ts';
import {keyName} from '../core/facts.ts';
import type {Session} from '../core/session.ts';
import {shortKeyId} from '../core/words/text.ts';
import {dueWords} from '../core/words/time.ts';

/** Whether it opens, the cell of the table, and the reason in a sentence where it does not. */
export type Opening = {
  readonly opens: 'yes' | 'no' | 'unknown';
  readonly words: string;
  readonly because: string;
};

/** What a snapshot carries beyond the common shape; the answer is kept whole as evidence. */
export type Snapshot = DBSnapshot & {
  readonly StorageEncryptionType?: string;
  readonly SourceDBSnapshotIdentifier?: string;
  readonly OriginalSnapshotCreateTime?: string;
  readonly SnapshotDatabaseTime?: string;
};

/** Whether the key of a snapshot lets it be restored now. */
export function openingOf(snapshot: Snapshot, session: Session): Opening {
  if (snapshot.Encrypted === false) return {opens: 'yes', words: 'not encrypted', because: ''};
  // An AWS owned key is nothing that a customer can break (facts/aws.md §1.10).
  if (snapshot.StorageEncryptionType === 'sse-rds') {
    return {opens: 'yes', words: 'AWS owned key', because: ''};
  }
  const arn = snapshot.KmsKeyId;
  if (!arn) {
    return {opens: 'unknown', words: 'key not named', because: 'RDS does not name its key'};
  }
  return openingOfKey(arn, session);
}

function openingOfKey(arn: string, session: Session): Opening {
  const isOwn = arn === databaseOf(session.evidence)?.keyId;
  const name = isOwn ? keyName(session) : shortKeyId(arn.slice(arn.lastIndexOf('/') + 1));
  const fact = factOf(session.evidence, isOwn ? 'key' : `key:${arn}`);
  switch (fact.status) {
    case 'known': {
      const {KeyState: state = '', DeletionDate: deletion} = fact.value.KeyMetadata ?? {};
      if (state === 'Enabled') return {opens: 'yes', words: name, because: ''};
      if (state === '') {
        return {opens: 'unknown', words: 'state unknown', because: `no state of key ${name}`};
      }
      return {opens: 'no', words: state, because: closedWords(name, state, deletion, session.at)};
    }
    case 'denied':
      return {
        opens: 'unknown',
        words: 'not visible',
        because: `its key ${name} may not be looked at: kms:DescribeKey is denied`,
      };
    case 'failed':
      return {
        opens: 'unknown',
        words: 'not read',
        because: `its key ${name} could not be read: ${fact.code}`,
      };
    case 'absent':
      return fact.because === 'does-not-exist'
        ? {opens: 'no', words: 'key deleted', because: `its key ${name} does not exist any more`}
        : {opens: 'unknown', words: 'not asked', because: `its key ${name} was not looked at`};
  }
}

function closedWords(name: string, state: string, deletion: string | undefined, now: string) {
  if (deletion) return `its key ${name} is ${state} and will be deleted ${dueWords(deletion, now)}`;
  return `its key ${name} is ${state}`;
}
