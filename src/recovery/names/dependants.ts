/** What names the lost database by its resource id, and does not follow a name. Pure. */
import {factOf, namesInFamily} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {lostFacts, restoredFacts} from '../../core/facts-of-restore.ts';
import type {Session} from '../../core/session.ts';
import {lostCluster, lostInstance, lostMembers} from '../carry/lost.ts';

/**
 * In words: policies of the caller that allow `rds-db:connect` to the old resource id, and key
 * policies whose encryption context names it. What may not be read is not claimed to be free of it.
 */
export function dependants(session: Session): readonly string[] {
  const ids = [
    lostFacts(session).resourceId,
    ...lostMembers(session).map(({DbiResourceId}) => DbiResourceId ?? ''),
  ].filter((id) => id !== '');
  const to = restoredFacts(session).resourceId;
  const successor = to === '' ? 'the new resource id' : to;
  const inPolicies = policyTexts(session)
    .filter(({text}) => text.includes('rds-db:') && ids.some((id) => text.includes(id)))
    .map(
      ({name}) =>
        `the policy ${name} allows rds-db:connect to the old resource id; name ${successor}`,
    );
  const inKeys = keyPolicies(session)
    .filter(({text}) => ids.some((id) => text.includes(id)))
    .map(({name}) => `${name} names the old resource id in a condition; name ${successor}`);
  return [...inPolicies, ...inKeys, ...ofOthers(session, ids, successor)];
}

/** The policies of other roles are not read: with IAM authentication they are the ones that count. */
function ofOthers(session: Session, ids: readonly string[], successor: string): readonly string[] {
  const lost = lostCluster(session) ?? lostInstance(session);
  if (!lost?.IAMDatabaseAuthenticationEnabled) return [];
  return [
    'IAM authentication is on, and policies of other roles were not read: what allows ' +
      `rds-db:connect to ${ids[0] ?? 'the old resource id'} has to name ${successor} ` +
      '(aws iam get-account-authorization-details shows every policy)',
  ];
}

/** Policies of the lost database's key and of every other key that was looked at. */
function keyPolicies({evidence}: Session): readonly PolicyText[] {
  const own = knownValue(factOf(evidence, 'keyPolicy'))?.Policy;
  const others = namesInFamily(evidence, 'keyPolicy').map((arn) => ({
    name: `the policy of key ${arn.slice(arn.lastIndexOf('/') + 1)}`,
    text: knownValue(factOf(evidence, `keyPolicy:${arn}`))?.Policy,
  }));
  return [{name: 'the key policy', text: own}, ...others].flatMap(({name, text}) =>
    text === undefined ? [] : [{name, text}],
  );
}

type PolicyText = {readonly name: string; readonly text: string};

/** The caller's policies as far as they were read; their documents are URL-encoded. */
function policyTexts({evidence}: Session): readonly PolicyText[] {
  const ofRole = namesInFamily(evidence, 'rolePolicy').map((name) => ({
    name,
    text: knownValue(factOf(evidence, `rolePolicy:${name}`))?.PolicyDocument,
  }));
  const ofUser = namesInFamily(evidence, 'userPolicy').map((name) => ({
    name,
    text: knownValue(factOf(evidence, `userPolicy:${name}`))?.PolicyDocument,
  }));
  const managed = namesInFamily(evidence, 'policyVersion').map((name) => ({
    name,
    text: knownValue(factOf(evidence, `policyVersion:${name}`))?.PolicyVersion?.Document,
  }));
  return [...ofRole, ...ofUser, ...managed].flatMap(({name, text}) =>
    text === undefined ? [] : [{name, text: decoded(text)}],
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A document that is not encoded as IAM says is looked through as it is.
    return text;
  }
}
