/** What only the key's own answer leads to: the store that holds it, and its siblings elsewhere. */
import {databaseOf} from '../../core/database.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {defaultRegions} from './default-regions.ts';
import {ownerElsewhere, sameAccountOnly} from './key.ts';
import {type Read, single} from './planned.ts';

/** The key store where Origin says so, and every sibling of a multi-Region key. */
export function keyRelationReads(evidence: Evidence): readonly Read[] {
  return [...storeReads(evidence), ...siblingReads(evidence)];
}

function storeReads(evidence: Evidence): readonly Read[] {
  const {CustomKeyStoreId, Origin = ''} = knownValue(factOf(evidence, 'key'))?.KeyMetadata ?? {};
  if (!['AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE'].includes(Origin)) return [];
  const input = CustomKeyStoreId ? {CustomKeyStoreId} : {};
  return sameAccountOnly(ownerElsewhere(evidence), [single('keyStore', input)]);
}

/** A key that answers names its siblings; one that is gone does not, so its id is looked for. */
function siblingReads(evidence: Evidence): readonly Read[] {
  const named = databaseOf(evidence)?.keyId ?? '';
  const key = factOf(evidence, 'key');
  if (key.status === 'absent' && key.because === 'does-not-exist') {
    return isMultiRegion(named) ? lostSiblings(named) : [];
  }
  const {Arn, MultiRegionConfiguration: known} = knownValue(key)?.KeyMetadata ?? {};
  return [known?.PrimaryKey ?? {}, ...(known?.ReplicaKeys ?? [])].flatMap((sibling) =>
    sibling.Arn && sibling.Region && sibling.Arn !== Arn
      ? [single(`sibling:${sibling.Region}`, {KeyId: sibling.Arn}, sibling.Region)]
      : [],
  );
}

function isMultiRegion(arn: string): boolean {
  return arn.slice(arn.lastIndexOf('/') + 1).startsWith('mrk-');
}

/** Siblings share the id; one read each tells whether the material still lives (facts/aws.md §2.3). */
function lostSiblings(arn: string): readonly Read[] {
  const parts = arn.split(':');
  return defaultRegions(parts[1] ?? '')
    .filter((region) => region !== parts[3])
    .map((region) => {
      const KeyId = parts.with(3, region).join(':');
      return single(`sibling:${region}`, {KeyId}, region);
    });
}
