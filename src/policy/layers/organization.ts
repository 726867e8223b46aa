/** SCPs and RCPs: every level from the root to the account must allow. */
import type {LayerAnalysis, PolicyType} from '../analysis.ts';
import {analysePolicies, type Scene} from '../match/statement.ts';
import type {Layer, Level, Policies} from '../policies.ts';
import type {Request} from '../request.ts';
import {allOf} from '../truth.ts';
import {effectOf} from './effect.ts';
import {fromPolicies, outside} from './identity.ts';

// Services whose resources RCPs reach, as far as Latchkey calls them (Organizations guide, RCPs).
const servicesWithRcps = new Set(['kms', 'sts', 'secretsmanager', 's3']);

/** Service control policies of the caller's account (facts/aws.md §4 C11). */
export function analyseServiceControl({serviceControl}: Policies, scene: Scene): LayerAnalysis {
  const type = 'service-control';
  const because = outsideServiceControl(scene.request);
  return because ? outside(type, because, 'yes') : fromLevels(type, serviceControl, scene);
}

/** Resource control policies of the resource's account (facts/aws.md §2.5, §4 C11). */
export function analyseResourceControl({resourceControl}: Policies, scene: Scene): LayerAnalysis {
  const type = 'resource-control';
  const because = outsideResourceControl(scene.request);
  return because ? outside(type, because, 'yes') : fromLevels(type, resourceControl, scene);
}

function outsideServiceControl({principal, managementAccountId}: Request): string | undefined {
  if (principal.accountId === '') return 'SCPs do not bind AWS services';
  if (principal.isServiceLinkedRole) return 'SCPs do not bind service-linked roles';
  if (principal.accountId !== managementAccountId) return undefined;
  return 'SCPs do not bind the management account';
}

function outsideResourceControl(request: Request): string | undefined {
  const {action, principal, resource, managementAccountId} = request;
  const [service = ''] = action.toLowerCase().split(':');
  if (!servicesWithRcps.has(service)) return `RCPs do not reach ${service}`;
  if (resource.isAwsManaged) return 'RCPs do not bind AWS managed keys';
  if (principal.isServiceLinkedRole) return 'RCPs do not bind service-linked roles';
  if (action.toLowerCase() === 'kms:retiregrant') return 'RCPs do not bind kms:RetireGrant';
  if (resource.accountId !== managementAccountId) return undefined;
  return 'RCPs do not bind the management account';
}

function fromLevels(type: PolicyType, layer: Layer<readonly Level[]>, scene: Scene): LayerAnalysis {
  if (layer.status === 'unread') return fromPolicies(type, layer, scene);
  if (layer.value.length === 0) return outside(type, 'no such policies are in force', 'yes');
  const levels = layer.value.map(({target, policies}) => {
    const statements = analysePolicies(policies, type, scene);
    return {target, statements, allows: effectOf(statements, 'Allow')};
  });
  const statements = levels.flatMap((level) => level.statements);
  return {
    type,
    status: 'read',
    allows: allOf(levels.map((level) => level.allows)),
    denies: effectOf(statements, 'Deny'),
    statements,
    blockedAt: levels.find((level) => level.allows === 'no')?.target,
  };
}
