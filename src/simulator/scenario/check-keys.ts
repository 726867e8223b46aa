/** What a scenario's schema cannot see about keys: names, and what does not go together. */
import {keyArn} from '../world/names.ts';
import {type Flaw, first, placed, repeated, unknown} from './flaw.ts';
import type {Path} from './positions.ts';
import type {EstateKey} from './schema/key.ts';
import type {ScenarioFile} from './schema.ts';

/** The first flaw among keys, key stores and the resources that name a key. */
export function keyFlaw(scenario: ScenarioFile): Flaw | undefined {
  return storeFlaw(scenario) ?? nameFlaw(scenario) ?? kindFlaw(scenario);
}

function storeFlaw({estate}: ScenarioFile): Flaw | undefined {
  const ids = estate.keyStores.map((store) => store.CustomKeyStoreId);
  const twice = repeated(ids);
  if (twice === undefined) return undefined;
  return {path: ['estate', 'keyStores', twice], message: `${ids[twice]} stands here twice`};
}

function nameFlaw(scenario: ScenarioFile): Flaw | undefined {
  const {estate, accountId, region: home} = scenario;
  const own = estate.keys.flatMap((key) =>
    [key.KeyId, ...key.aliases].map((name) => ({name, at: placed(scenario, key, name)})),
  );
  const names = own.map(({name}) => name);
  // A key of another account or Region can only be named by its ARN.
  const arns = estate.keys.flatMap((key) =>
    [key.region ?? home, ...key.replicas].map((region) =>
      keyArn({accountId: key.accountId ?? accountId, region}, key.KeyId),
    ),
  );
  const known = new Set([...names, ...arns]);
  const twice = repeated(own.map(({at}) => at));
  if (twice !== undefined) {
    return {path: ['estate', 'keys'], message: `${names[twice]} stands here twice`};
  }
  const users = (
    ['instances', 'clusters', 'snapshots', 'backupVaults', 'recoveryPoints'] as const
  ).flatMap((list) => estate[list].map(({KmsKeyId}, index) => ({list, index, KmsKeyId})));
  return first(users, ({list, index, KmsKeyId}) =>
    KmsKeyId === undefined || known.has(KmsKeyId)
      ? undefined
      : unknown(['estate', list, index, 'KmsKeyId'], 'key of this estate', KmsKeyId, names),
  );
}

/** What a key says about itself that does not fit its origin. */
function kindFlaw(scenario: ScenarioFile): Flaw | undefined {
  return first(scenario.estate.keys, (key, index) => {
    const path = ['estate', 'keys', index];
    return placeFlaw(scenario, key, path) ?? memberFlaw(key, path);
  });
}

function placeFlaw({estate}: ScenarioFile, key: EstateKey, path: Path): Flaw | undefined {
  const {Origin: origin, CustomKeyStoreId: id} = key;
  const isInStore = origin === 'AWS_CLOUDHSM' || origin === 'EXTERNAL_KEY_STORE';
  if (isInStore && id === undefined) {
    return {path, message: `a key with the origin ${origin} needs a CustomKeyStoreId`};
  }
  if (id === undefined) return undefined;
  const store = estate.keyStores.find((candidate) => candidate.CustomKeyStoreId === id);
  const ids = estate.keyStores.map((candidate) => candidate.CustomKeyStoreId);
  if (!store) return unknown([...path, 'CustomKeyStoreId'], 'key store of this estate', id, ids);
  if (store.CustomKeyStoreType === origin) return undefined;
  const message = `a key with the origin ${origin} does not go into a store of the type ${store.CustomKeyStoreType}`;
  return {path: [...path, 'Origin'], message};
}

function memberFlaw(key: EstateKey, path: Path): Flaw | undefined {
  if (key.material !== undefined && key.Origin !== 'EXTERNAL') {
    return {
      path: [...path, 'material'],
      message: 'only a key with the origin EXTERNAL has material',
    };
  }
  if (key.ValidTo !== undefined && key.material === undefined) {
    return {path: [...path, 'ValidTo'], message: 'ValidTo needs the material that expires'};
  }
  const isExternal = key.Origin === 'EXTERNAL_KEY_STORE';
  if (isExternal !== (key.XksKeyId !== undefined)) {
    const message = `a key with the origin ${key.Origin} ${isExternal ? 'needs an' : 'has no'} XksKeyId`;
    return {path: isExternal ? path : [...path, 'XksKeyId'], message};
  }
  if (key.replicas.length > 0 && !key.KeyId.startsWith('mrk-')) {
    const message = 'only a multi-Region key has replicas: its KeyId starts with mrk-';
    return {path: [...path, 'replicas'], message};
  }
  return undefined;
}
