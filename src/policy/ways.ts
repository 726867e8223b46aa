/** The ways in which a request can be allowed, and what stands in all of them. */
import type {PolicyType, Reach} from './analysis.ts';
import type {Layers} from './layers.ts';
import type {Request} from './request.ts';
import {allOf, anyOf, type Truth} from './truth.ts';

/** One way to be allowed; `type` names the policy that then decides. */
export type Way = {
  readonly type: PolicyType;
  /** How the resource's policy names the caller, where that decides. */
  readonly reach?: Reach;
  readonly allows: Truth;
};

/** All of them. SCPs and RCPs stand in front of each. */
export function waysOf(layers: Layers, request: Request): readonly Way[] {
  const {serviceControl, resourceControl} = layers;
  const ceilings = [resourceControl.allows, serviceControl.allows];
  return openWays(layers, request).map((way) => ({
    ...way,
    allows: allOf([...ceilings, way.allows]),
  }));
}

function openWays(layers: Layers, request: Request): readonly Way[] {
  const {reaches} = layers.resource;
  const {principal, resource} = request;
  const byGrant: Way = {
    type: 'grant',
    allows: allOf([layers.grants.direct, grantLimit(layers, request)]),
  };
  if (principal.kind === 'service' || principal.kind === 'federated') {
    return [{type: 'resource', reach: 'direct', allows: reaches.direct}, byGrant];
  }
  const own = [layers.identity.allows, layers.boundary.allows, layers.session.allows];
  const byAccountGrant: Way = {type: 'grant', allows: allOf([layers.grants.account, ...own])};
  if (principal.accountId !== resource.accountId) {
    // Both accounts must allow (IAM guide, cross-account policy evaluation logic).
    const named = anyOf([reaches.account, reaches.role, reaches.direct]);
    return [{type: 'identity', allows: allOf([named, ...own])}, byGrant, byAccountGrant];
  }
  const limits = [layers.boundary.allows, layers.session.allows];
  return [
    {type: 'resource', reach: 'direct', allows: reaches.direct},
    {type: 'resource', reach: 'role', allows: allOf([reaches.role, ...limits])},
    {type: 'identity', allows: allOf([reaches.account, ...own])},
    byGrant,
    byAccountGrant,
  ];
}

/** Whether a boundary or session policy that is silent limits a grant is not documented. */
export function grantLimit({boundary, session}: Layers, {assumptions}: Request): Truth {
  const limits = allOf([boundary.allows, session.allows]);
  if (limits === 'yes' || assumptions?.grantUnderBoundary === 'does-not-limit') return 'yes';
  return assumptions?.grantUnderBoundary === 'limits' ? limits : 'unknown';
}

/** The policy type that AWS would name where nothing allows (facts/aws.md §2.2). */
export function blockerOf(layers: Layers, request: Request): PolicyType {
  const {serviceControl, resourceControl, identity, boundary, session, resource} = layers;
  if (resourceControl.allows === 'no') return 'resource-control';
  if (serviceControl.allows === 'no') return 'service-control';
  const {principal} = request;
  if (principal.kind === 'service' || principal.kind === 'federated') return 'resource';
  const {account, role, direct} = resource.reaches;
  const isForeign = principal.accountId !== request.resource.accountId;
  if (isForeign && identity.allows === 'no') return 'identity';
  if (anyOf([account, role, direct]) === 'no') return 'resource';
  if (identity.allows === 'no' && role !== 'yes') return 'identity';
  if (boundary.allows === 'no') return 'boundary';
  return session.allows === 'no' ? 'session' : 'resource';
}
