/** The policy of a key: as it was read, else one that lets in and keeps out whom AWS did. */
import {defaultPolicy} from '../services/kms/default-policy.ts';
import {arnParts} from '../world/names.ts';
import {refusedBy} from './denials.ts';
import {known, type SavedIncident} from './kept.ts';
import {metadataByArn, ownKeyArn} from './metadata.ts';

/** The policy's text, or a document. */
export function policyOfKey(saved: SavedIncident, arn: string): string | object {
  const read = arn === ownKeyArn(saved) ? known(saved, 'keyPolicy')?.Policy : undefined;
  if (read !== undefined) return read;
  const owner = arnParts(arn)?.accountId ?? '';
  const {accountId} = saved.incident;
  const hasAnswered = metadataByArn(saved).has(arn);
  const refused = arn === ownKeyArn(saved) ? refusedByKey(saved) : [];
  if (refused.length > 0 && !hasAnswered) {
    return onlyFor(`arn:aws:iam::${owner}:role/UnknownKeyAdministrator`);
  }
  const isElsewhere = owner !== accountId;
  if (refused.length === 0 && !isElsewhere) return defaultPolicy(owner);
  return hasAnswered ? openTo([owner, accountId], refused) : defaultPolicy(owner);
}

/** What AWS said that the key's own policy does not allow. */
function refusedByKey(saved: SavedIncident): readonly string[] {
  return refusedBy(saved, 'resource').filter((action) => action.startsWith('kms:'));
}

function onlyFor(principal: string): object {
  return policyOf([{Sid: 'Administration', Principal: {AWS: principal}}]);
}

/** A key that answered has let these accounts in, except for what it refused. */
function openTo(accounts: readonly string[], refused: readonly string[]): object {
  const AWS = [...new Set(accounts)].map((id) => `arn:aws:iam::${id}:root`);
  const what = refused.length === 0 ? {} : {Action: undefined, NotAction: refused};
  return policyOf([{Sid: 'Accounts that use this key', Principal: {AWS}, ...what}]);
}

function policyOf(statements: readonly object[]): object {
  return {
    Version: '2012-10-17',
    Statement: statements.map((one) => ({
      Effect: 'Allow',
      Action: 'kms:*',
      Resource: '*',
      ...one,
    })),
  };
}
