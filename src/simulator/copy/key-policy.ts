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
  const isShut = arn === ownKeyArn(saved) && isKeptOut(saved);
  if (isShut) return onlyFor(`arn:aws:iam::${owner}:role/UnknownKeyAdministrator`);
  const {accountId} = saved.incident;
  const isOpenTo = owner !== accountId && metadataByArn(saved).has(arn);
  return isOpenTo ? openTo(owner, accountId) : defaultPolicy(owner);
}

/** AWS said that the key's own policy does not let the caller in. */
function isKeptOut(saved: SavedIncident): boolean {
  return refusedBy(saved, 'resource').some((action) => action.startsWith('kms:'));
}

function onlyFor(principal: string): object {
  return policyOf([{Sid: 'Administration', Principal: {AWS: principal}}]);
}

/** A key of another account that answered has let this account in. */
function openTo(owner: string, accountId: string): object {
  return policyOf([
    {
      Sid: 'Accounts that use this key',
      Principal: {AWS: [owner, accountId].map((id) => `arn:aws:iam::${id}:root`)},
    },
  ]);
}

function policyOf(statements: readonly object[]): object {
  return {
    Version: '2012-10-17',
    Statement: statements.map((one) => ({
      Effect: 'Allow',
      ...one,
      Action: 'kms:*',
      Resource: '*',
    })),
  };
}
