/** Does a backup open now? Its own key tells, never its status (facts/aws.md §6.1). */
import {databaseOf} from '../../core/database.ts';
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {keyName} from '../../core/facts.ts';
import type {Session} from '../../core/session.ts';
import {shortKeyId} from '../../core/words/text.ts';
import {dueWords} from '../../core/words/time.ts';
import type {Analysis} from '../../policy/analysis.ts';
import {decisionWords} from '../../policy/words/decision.ts';
import {isAllowed, keyFact, rightsOn} from './rights.ts';
import type {Encryption} from './source.ts';

/** Whether it opens, the cell of the table, and the reason in a sentence where it does not. */
export type Opening = {
  readonly opens: 'yes' | 'no' | 'unknown';
  readonly words: string;
  readonly because: string;
  /** What is not known though it probably opens: the caller's rights on the key. */
  readonly doubt: string;
};

const plain: {readonly [by: string]: Opening} = {
  none: {opens: 'yes', words: 'not encrypted', because: '', doubt: ''},
  // An AWS owned key is nothing that a customer can break (facts/aws.md §1.10).
  'aws-owned': {opens: 'yes', words: 'AWS owned key', because: '', doubt: ''},
};

/** Whether the key of a backup lets it be restored now. */
export function openingOf(encryption: Encryption, session: Session): Opening {
  if (encryption.by === 'key') return openingOfKey(encryption.arn, session);
  return plain[encryption.by] ?? unsure('key not named', 'RDS does not name its key');
}

/** Whether this key can be used now: its own state first, then the caller's rights on it. */
export function openingOfKey(arn: string, session: Session): Opening {
  const name = nameOfKey(arn, session);
  const fact = keyFact(arn, session.evidence);
  switch (fact.status) {
    case 'known': {
      const {KeyState: state = '', DeletionDate: deletion} = fact.value.KeyMetadata ?? {};
      if (state === 'Enabled') return openingByRights(arn, name, session);
      if (state === '') return unsure('state unknown', `no state of key ${name}`);
      return shut(state, closedWords(name, state, deletion, session.at));
    }
    case 'denied':
      return unsure(
        'not visible',
        `its key ${name} may not be looked at: kms:DescribeKey is denied`,
      );
    case 'failed':
      return unsure('not read', `its key ${name} could not be read: ${fact.code}`);
    case 'absent':
      return fact.because === 'does-not-exist'
        ? shut('key deleted', `its key ${name} does not exist any more`)
        : unsure('not asked', `its key ${name} was not looked at`);
  }
}

/** `alias/orders` where the Region's list knows one, else the key ID, shortened. */
export function nameOfKey(arn: string, session: Session): string {
  const isOwn = arn === databaseOf(session.evidence)?.keyId;
  if (isOwn) return keyName(session);
  const region = arn.split(':')[3] ?? '';
  const id = arn.slice(arn.lastIndexOf('/') + 1);
  if (region !== session.incident.region) return `${shortKeyId(id)} of ${region}`;
  const aliases = knownValue(factOf(session.evidence, 'regionAliases'))?.Aliases ?? [];
  const alias = aliases.find(({TargetKeyId}) => TargetKeyId === id)?.AliasName;
  return alias ?? shortKeyId(id);
}

/** RDS makes its grant with the caller's rights (facts/aws.md §3.2). */
function openingByRights(arn: string, name: string, session: Session): Opening {
  const rights = rightsOn(arn, session.evidence);
  const denied = rights.find(({decision}) => isDenied(decision));
  if (denied) return shut('denied to you', decisionWords(denied).replace(/\.$/, ''));
  const open = rights.find((analysis) => !isAllowed(analysis));
  const doubt = open
    ? `whether you may use ${name} through RDS is not known before RDS asks: ` +
      `${open.missing[0]?.what ?? 'a policy'} could not be read`
    : '';
  return {opens: 'yes', words: name, because: '', doubt};
}

function isDenied(decision: Analysis['decision']): boolean {
  return decision === 'implicitly-denied' || decision === 'explicitly-denied';
}

function unsure(words: string, because: string): Opening {
  return {opens: 'unknown', words, because, doubt: ''};
}

function shut(words: string, because: string): Opening {
  return {opens: 'no', words, because, doubt: ''};
}

function closedWords(name: string, state: string, deletion: string | undefined, now: string) {
  if (deletion) return `its key ${name} is ${state} and will be deleted ${dueWords(deletion, now)}`;
  return `its key ${name} is ${state}`;
}
