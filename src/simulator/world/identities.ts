/** What the world remembers about IAM: users, roles and managed policies of one account. Times in ms. */
import type {Tag} from './keys.ts';

/** What users and roles have in common. Policies are kept as the texts that were put. */
export type Identity = {
  name: string;
  path: string;
  id: string;
  arn: string;
  createdAt: number;
  tags: Tag[];
  /** Inline policies by name. */
  inline: {[name: string]: string};
  /** ARNs of attached managed policies. */
  attached: string[];
  /** ARN of the managed policy that is the permissions boundary. */
  boundary?: string;
};

export type User = Identity;

export type Role = Identity & {
  /** The trust policy: who may assume the role. */
  trust: string;
  description: string;
  maxSessionSeconds: number;
};

/** A customer managed policy with the versions it has. */
export type ManagedPolicy = {
  name: string;
  path: string;
  id: string;
  arn: string;
  description: string;
  createdAt: number;
  updatedAt: number;
  defaultVersion: string;
  versions: {id: string; text: string; createdAt: number}[];
  /** Number of the latest version ever made: `v3` is never given twice. */
  versionsMade: number;
};

/** A group: what its users may do besides their own policies. */
export type Group = Omit<Identity, 'boundary' | 'tags'> & {
  /** Names of the users in it. */
  users: string[];
};

/** IAM of one account, users, roles and groups by name, managed policies by ARN. */
export type IamState = {
  users: {[name: string]: User};
  roles: {[name: string]: Role};
  policies: {[arn: string]: ManagedPolicy};
  /** Worlds that were kept before there were groups have none. */
  groups?: {[name: string]: Group};
};

/** The groups that a user is in. */
export function groupsOf({groups = {}}: IamState, userName: string): Group[] {
  return Object.values(groups).filter(({users}) => users.includes(userName));
}

/** The text of a managed policy's default version. */
export function textOfPolicy(policy: ManagedPolicy): string {
  return policy.versions.find(({id}) => id === policy.defaultVersion)?.text ?? '';
}
