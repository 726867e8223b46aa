/** What the world remembers about KMS: keys with their policy and grants, aliases, stores. Times in ms. */
import type {ImportedMaterial, Rotation} from './key-material.ts';
import type {ExternalKeyProblem, KeyStore} from './key-stores.ts';

/** Key states, spelt as the API spells them (facts/aws.md §2.1). */
export type KeyState =
  | 'Creating'
  | 'Enabled'
  | 'Disabled'
  | 'PendingDeletion'
  | 'PendingImport'
  | 'PendingReplicaDeletion'
  | 'Unavailable'
  | 'Updating';

export type Tag = {key: string; value: string};

/** Where the key material comes from, spelt as the API spells it. */
export type KeyOrigin = 'AWS_KMS' | 'EXTERNAL' | 'AWS_CLOUDHSM' | 'EXTERNAL_KEY_STORE';

/** What a key is for, spelt as the API spells it. */
export type KeyUsage = 'ENCRYPT_DECRYPT' | 'SIGN_VERIFY' | 'GENERATE_VERIFY_MAC' | 'KEY_AGREEMENT';

/** A grant. `serviceName` is set for one that an AWS service made for itself. */
export type Grant = {
  id: string;
  token: string;
  /** Tokens of later requests for the same grant. */
  moreTokens?: string[];
  name: string;
  createdAt: number;
  granteePrincipal: string;
  retiringPrincipal: string;
  issuingAccount: string;
  operations: string[];
  encryptionContextSubset?: {[name: string]: string};
  encryptionContextEquals?: {[name: string]: string};
  /** The resource on whose behalf a service must ask. */
  sourceArn?: string;
  /** The grantee and the retiring principal where they are AWS services (facts/aws.md §2.6). */
  granteeService?: string;
  retiringService?: string;
  serviceName?: string;
};

/** The latest successful use of a key by a request (facts/aws.md §2.10). */
export type KeyUse = {at: number; operation: string; eventId: string; requestId: string};

export type Key = {
  id: string;
  arn: string;
  accountId: string;
  region: string;
  createdAt: number;
  description: string;
  state: KeyState;
  manager: 'CUSTOMER' | 'AWS';
  origin: KeyOrigin;
  /** Set for keys that are not for symmetric encryption: RDS takes none of them. */
  spec?: string;
  usage?: KeyUsage;
  /** The current key material; empty where none was ever imported. */
  materialId: string;
  /** Imported key material, oldest first; set where the origin is EXTERNAL. */
  imports?: ImportedMaterial[];
  /** Rotations that took place, oldest first, and the material before the first of them. */
  rotations?: Rotation[];
  firstMaterialId?: string;
  /** Automatic rotation: set while it is on. */
  rotation?: {periodDays: number; nextAt: number};
  isMultiRegion: boolean;
  /** Region of the primary key; set for multi-Region keys. */
  primaryRegion?: string;
  /** The custom key store that holds it. */
  storeId?: string;
  /** In an external key store: the external key's id, and what is wrong with it outside AWS. */
  externalKeyId?: string;
  externalKeyProblem?: ExternalKeyProblem;
  /** The state it goes back to when its store is connected or its update is over. */
  stateBehind?: KeyState;
  /** Set while the state is PendingDeletion. */
  deletionAt?: number;
  /** Set while the state is PendingReplicaDeletion: the days that count once the replicas are gone. */
  pendingWindowDays?: number;
  policy: string;
  grants: Grant[];
  tags: Tag[];
  /** When the key stopped being Enabled; unset while it is. */
  unusableSince?: number;
  lastUse?: KeyUse;
};

/** Puts a key into a state and remembers since when it cannot be used. */
export function setKeyState(key: Key, state: KeyState, now: number): void {
  key.state = state;
  noteUsability(key, isUsableState(state), now);
}

/** Remembers since when a key cannot be used, whether its own state or its store is the reason. */
export function noteUsability(key: Key, isUsable: boolean, now: number): void {
  if (isUsable) delete key.unusableSince;
  else key.unusableSince ??= now;
}

/** True for the states in which cryptographic operations work (facts/aws.md §2.1). */
export function isUsableState(state: KeyState): boolean {
  return state === 'Enabled' || state === 'Updating';
}

export type Alias = {name: string; keyId: string; createdAt: number; updatedAt: number};

/** KMS of one Region of one account; keys by key ID, aliases by name, custom key stores by ID. */
export type KmsState = {
  keys: {[keyId: string]: Key};
  aliases: {[name: string]: Alias};
  stores: {[storeId: string]: KeyStore};
};
