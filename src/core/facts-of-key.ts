/** Facts about the key that not every key has: its store, its siblings in other Regions. */
import {databaseOf} from './database.ts';
import {type Evidence, factOf, namesInFamily} from './evidence.ts';
import {knownValue} from './fact.ts';
import type {Facts} from './facts.ts';

/** The key store that holds the key; every text is empty where there is none or it was not read. */
export function storeOf(evidence: Evidence): Facts['store'] {
  const metadata = knownValue(factOf(evidence, 'key'))?.KeyMetadata;
  const store = knownValue(factOf(evidence, 'keyStore'))?.CustomKeyStores?.[0];
  return {
    id: store?.CustomKeyStoreId ?? metadata?.CustomKeyStoreId ?? '',
    name: store?.CustomKeyStoreName ?? '',
    type: store?.CustomKeyStoreType ?? '',
    state: store?.ConnectionState ?? '',
    error: store?.ConnectionErrorCode ?? '',
    cluster: store?.CloudHsmClusterId ?? '',
  };
}

/** The siblings that KMS showed, each with its own state (facts/aws.md §2.5). */
export function siblingsOf(evidence: Evidence): Facts['siblings'] {
  return namesInFamily(evidence, 'sibling').flatMap((region) => {
    const metadata = knownValue(factOf(evidence, `sibling:${region}`))?.KeyMetadata;
    if (!metadata?.Arn) return [];
    return [{region, arn: metadata.Arn, state: metadata.KeyState ?? ''}];
  });
}

/** The primary, by the key's own word, else by a sibling's: a key that is gone says nothing. */
export function primaryOf(evidence: Evidence): {primaryArn: string; primaryRegion: string} {
  const own = databaseOf(evidence)?.keyId ?? '';
  const siblings = namesInFamily(evidence, 'sibling').map((region) =>
    knownValue(factOf(evidence, `sibling:${region}`)),
  );
  const primary = [knownValue(factOf(evidence, 'key')), ...siblings]
    .map((answer) => answer?.KeyMetadata?.MultiRegionConfiguration?.PrimaryKey)
    .find((key) => key?.Arn !== undefined && key.Arn !== own);
  return {primaryArn: primary?.Arn ?? '', primaryRegion: primary?.Region ?? ''};
}
