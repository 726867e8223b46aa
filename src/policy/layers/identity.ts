/** The layers of the caller itself: identity policies, permissions boundary, session policies. */
import type {LayerAnalysis, PolicyType} from '../analysis.ts';
import {analysePolicies, type Scene} from '../match/statement.ts';
import type {Layer, Policies, Policy} from '../policies.ts';
import type {Principal} from '../request.ts';
import {effectOf} from './effect.ts';

/** What the caller may do by its own policies. A service has none, the root user needs none. */
export function analyseIdentity({identity}: Policies, scene: Scene): LayerAnalysis {
  const {kind} = scene.request.principal;
  if (kind === 'root') return outside('identity', 'the root user needs no identity policy', 'yes');
  if (!hasPolicies(scene.request.principal)) {
    return outside('identity', `${scene.request.principal.arn} has no identity policies`, 'no');
  }
  return fromPolicies('identity', identity, scene);
}

/** The boundary limits; where none is set, everything passes it. */
export function analyseBoundary({boundary}: Policies, scene: Scene): LayerAnalysis {
  const {kind} = scene.request.principal;
  if (kind !== 'user' && kind !== 'role-session') {
    return outside('boundary', 'only users and roles have a permissions boundary', 'yes');
  }
  if (boundary.status === 'unread') return fromPolicies('boundary', boundary, scene);
  if (!boundary.value) return outside('boundary', 'no permissions boundary is set', 'yes');
  return fromPolicies('boundary', {status: 'read', value: [boundary.value]}, scene);
}

/** Session policies limit the session; where none were passed, everything passes. */
export function analyseSession({session}: Policies, scene: Scene): LayerAnalysis {
  const {kind} = scene.request.principal;
  if (kind !== 'role-session' && kind !== 'federated-user') {
    return outside('session', 'only sessions have session policies', 'yes');
  }
  if (session.status === 'read' && session.value.length === 0) {
    return outside('session', 'the session began without session policies', 'yes');
  }
  return fromPolicies('session', session, scene);
}

function hasPolicies({kind}: Principal): boolean {
  return kind === 'user' || kind === 'role-session' || kind === 'federated-user';
}

/** A layer of plain policies: one Allow among them is enough. */
export function fromPolicies(
  type: PolicyType,
  layer: Layer<readonly Policy[]>,
  scene: Scene,
): LayerAnalysis {
  if (layer.status === 'unread') {
    const {because, needs} = layer;
    return {
      type,
      status: 'unread',
      because,
      needs,
      allows: 'unknown',
      denies: 'unknown',
      statements: [],
    };
  }
  const statements = analysePolicies(layer.value, type, scene);
  return {
    type,
    status: 'read',
    allows: effectOf(statements, 'Allow'),
    denies: effectOf(statements, 'Deny'),
    statements,
  };
}

/** A layer that has no say in this request. */
export function outside(type: PolicyType, because: string, allows: 'yes' | 'no'): LayerAnalysis {
  return {type, status: 'does-not-apply', because, allows, denies: 'no', statements: []};
}
