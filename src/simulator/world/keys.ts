/** What the world remembers about KMS: keys with their policy and grants, and aliases. Times in ms. */

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

/** A grant. `serviceName` is set for one that an AWS service made for itself. */
export type Grant = {
  id: string;
  token: string;
  name: string;
  createdAt: number;
  granteePrincipal: string;
  retiringPrincipal: string;
  issuingAccount: string;
  operations: string[];
  encryptionContextSubset?: {[name: string]: string};
  encryptionContextEquals?: {[name: string]: string};
  serviceName?: string;
};

export type Key = {
  id: string;
  arn: string;
  accountId: string;
  region: string;
  createdAt: number;
  description: string;
  state: KeyState;
  manager: 'CUSTOMER' | 'AWS';
  origin: 'AWS_KMS' | 'EXTERNAL' | 'AWS_CLOUDHSM' | 'EXTERNAL_KEY_STORE';
  materialId: string;
  isMultiRegion: boolean;
  /** Set while the state is PendingDeletion. */
  deletionAt?: number;
  policy: string;
  grants: Grant[];
  tags: Tag[];
  /** When the key stopped being Enabled; unset while it is. */
  unusableSince?: number;
};

/** Puts a key into a state and remembers since when it cannot be used. */
export function setKeyState(key: Key, state: KeyState, now: number): void {
  key.state = state;
  if (state === 'Enabled') delete key.unusableSince;
  else key.unusableSince ??= now;
}

export type Alias = {name: string; keyId: string; createdAt: number; updatedAt: number};

/** KMS of one Region of one account; keys by key ID, aliases by name. */
export type KmsState = {keys: {[keyId: string]: Key}; aliases: {[name: string]: Alias}};
