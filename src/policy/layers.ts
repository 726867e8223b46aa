/** Every policy type looked at once, in AWS's order of evaluation. */
import type {LayerAnalysis} from './analysis.ts';
import {lookupOf} from './context.ts';
import {analyseGrants, type GrantsAnalysis} from './layers/grants.ts';
import {analyseBoundary, analyseIdentity, analyseSession} from './layers/identity.ts';
import {analyseResourceControl, analyseServiceControl} from './layers/organization.ts';
import {analyseResource, type ResourceAnalysis} from './layers/resource.ts';
import type {Scene} from './match/statement.ts';
import type {Policies} from './policies.ts';
import type {Request} from './request.ts';
import type {Truth} from './truth.ts';

/** What each of them says. */
export type Layers = {
  readonly resourceControl: LayerAnalysis;
  readonly serviceControl: LayerAnalysis;
  readonly resource: ResourceAnalysis;
  readonly grants: GrantsAnalysis;
  readonly identity: LayerAnalysis;
  readonly boundary: LayerAnalysis;
  readonly session: LayerAnalysis;
};

/** Asks every policy type about the request. */
export function look(request: Request, policies: Policies): Layers {
  const scene: Scene = {request, lookup: lookupOf(request), hasBoundary: hasBoundary(policies)};
  return {
    resourceControl: analyseResourceControl(policies, scene),
    serviceControl: analyseServiceControl(policies, scene),
    resource: analyseResource(policies, scene),
    grants: analyseGrants(policies, scene),
    identity: analyseIdentity(policies, scene),
    boundary: analyseBoundary(policies, scene),
    session: analyseSession(policies, scene),
  };
}

function hasBoundary({boundary}: Policies): Truth {
  if (boundary.status === 'unread') return 'unknown';
  return boundary.value ? 'yes' : 'no';
}

/** In AWS's order (IAM guide, evaluation logic). */
export function inOrder(layers: Layers): readonly LayerAnalysis[] {
  return [
    layers.resourceControl,
    layers.serviceControl,
    layers.resource.layer,
    layers.grants.layer,
    layers.identity,
    layers.boundary,
    layers.session,
  ];
}
