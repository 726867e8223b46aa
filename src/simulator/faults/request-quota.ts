/** KMS's request quotas: so many calls of an operation a second, in each account and Region. */
import type {SimulatedService} from '../services/call.ts';
import type {Place, World} from '../world/world.ts';

// Defaults of facts/aws.md §2.11. Cryptographic operations share 10,000 and more: out of reach here.
const perSecond: {readonly [operation: string]: number} = {
  DescribeKey: 2000,
  GetKeyPolicy: 1000,
  ListResourceTags: 2000,
  ListAliases: 500,
  ListKeys: 500,
  ListGrants: 100,
  ListKeyPolicies: 100,
  CreateGrant: 50,
  RevokeGrant: 30,
  RetireGrant: 30,
  PutKeyPolicy: 15,
  ScheduleKeyDeletion: 15,
  EnableKey: 5,
  DisableKey: 5,
  CancelKeyDeletion: 5,
  ConnectCustomKeyStore: 5,
  DisconnectCustomKeyStore: 5,
  DescribeCustomKeyStores: 5,
  UpdateCustomKeyStore: 5,
  ImportKeyMaterial: 5,
  GetParametersForImport: 0.25,
  ReplicateKey: 5,
};

/** Whether a call is one too many; else it is counted. The caller's account pays, whoever owns the key. */
export function isOverQuota(
  {kmsRequests, now}: World,
  {prefix}: SimulatedService,
  operation: string,
  {accountId, region}: Place,
): boolean {
  const quota = prefix === 'kms' ? perSecond[operation] : undefined;
  if (!kmsRequests || quota === undefined) return false;
  // A quota of a quarter is one in four seconds.
  const since = now - 1000 / Math.min(1, quota);
  const name = `${accountId} ${region} ${operation}`;
  const recent = (kmsRequests[name] ?? []).filter((at) => at > since);
  const isOver = recent.length >= Math.max(1, quota);
  kmsRequests[name] = isOver ? recent : [...recent, now];
  return isOver;
}
