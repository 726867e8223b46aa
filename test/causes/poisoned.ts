/** Evidence in which every member of every answer is a canary. */
import {partsOfCall} from '../../src/core/call.ts';
import {callOfFact, type Evidence, type FactName} from '../../src/core/evidence.ts';
import {loadServices} from '../../src/runbook/schemas.ts';
import type {Shape} from '../../src/runbook/shape.ts';
import {keyArn, now} from './night.ts';

/** Texts that would do something to a terminal, a file or a page. */
export const hostile = [
  '\u001B[2J\u001B]0;owned\u0007',
  '\u202Eecnaclac',
  'two\nlines\r\nand more',
  `long ${'x'.repeat(10_000)}`,
  '<script>alert(1)</script>',
  '](javascript:x) `code` **bold** | cell',
  '\u0000\u0008\u007F\u200B\u2028',
];

// Every fact there is, families with a name of somebody else's choosing.
export const names: readonly FactName[] = [
  'identity',
  'instance',
  'cluster',
  'events',
  'snapshots',
  'automatedBackups',
  'clusterSnapshots',
  'clusterAutomatedBackups',
  'globalCluster',
  'key',
  'keyPolicy',
  'grants',
  'aliases',
  'keyTags',
  'lastUsage',
  'keyRotation',
  'keyStore',
  'regionInstances',
  'regionClusters',
  'regionSnapshots',
  'regionAutomatedBackups',
  'regionClusterSnapshots',
  'regionClusterAutomatedBackups',
  'callerRole',
  'callerRolePolicies',
  'callerRoleAttached',
  'callerUser',
  'callerUserPolicies',
  'callerUserAttached',
  'callerGroups',
  'callerSimulation',
  'organization',
  'servicePolicies',
  'resourcePolicies',
  'trail:DisableKey',
  'trail:PutKeyPolicy',
  'trail:RevokeGrant',
  'trail:CreateGrant',
  'trailIn:us-east-1:UpdatePrimaryRegion',
  `key:${hostile[0]}`,
  `sibling:${hostile[0]}`,
  `events:${hostile[0]}`,
  `rolePolicy:${hostile[0]}`,
  `userPolicy:${hostile[1]}`,
  `managedPolicy:${hostile[0]}`,
  `policyVersion:${hostile[0]}`,
  `organizationPolicy:${hostile[0]}`,
  'servicePolicyList',
  'resourcePolicyList',
  `organizationAccount:${hostile[1]}`,
  `servicePoliciesAt:${hostile[0]}`,
  `resourcePoliciesAt:${hostile[1]}`,
  `groupPolicies:${hostile[0]}`,
  `groupAttached:${hostile[0]}`,
  `groupPolicy:${hostile[0]}`,
];

// What decides has to stay readable now and then, or nothing but "undecided" would be said.
const readable: {readonly [member: string]: string} = {
  KmsKeyId: keyArn,
  KeyState: 'Disabled',
  DBInstanceStatus: 'inaccessible-encryption-credentials-recoverable',
  Status: 'inaccessible-encryption-credentials-recoverable',
  EventTime: '2026-03-02T02:00:00.000Z',
  Date: '2026-03-02T02:00:00.000Z',
};

function filled(
  shape: Shape,
  canary: string,
  isReadable: boolean,
  member = '',
  depth = 0,
): unknown {
  if (depth > 8) return undefined;
  switch (shape.kind) {
    case 'any':
      return canary;
    case 'scalar':
      if (shape.of === 'number') return 7;
      if (shape.of === 'boolean') return true;
      return (isReadable ? readable[member] : undefined) ?? canary;
    case 'list':
      return [filled(shape.of(), canary, isReadable, member, depth + 1)];
    case 'map':
      return {[canary]: filled(shape.of(), canary, isReadable, member, depth + 1)};
    case 'object':
      return Object.fromEntries(
        shape.names.map((name) => [
          name,
          filled(shape.member(name), canary, isReadable, name, depth + 1),
        ]),
      );
  }
}

/** Every fact, with the canary in every text; what decides may stay readable. */
export async function poisoned(canary: string, isReadable: boolean): Promise<Evidence> {
  const services = await loadServices(names.map(callOfFact));
  const facts = names.map((name) => {
    const call = callOfFact(name);
    const {service, operation} = partsOfCall(call);
    const output = services.get(service)?.get(operation)?.output;
    if (!output) throw new Error(`${call} has no schema`);
    const value = filled(output, canary, isReadable);
    return [name, {status: 'known', call, at: now, requestId: canary, value}];
  });
  return Object.fromEntries(facts);
}

/** Every text and every name in a value. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [name, ...textsIn(each)]);
}
