/** May RDS use the key, and may the caller mend it: every question asked once for one evidence. */
import type {Evidence} from '../../core/evidence.ts';
import type {Analysis} from '../../policy/analysis.ts';
import {evaluate} from '../../policy/evaluate.ts';
import {noPolicies, type Policies, read, unread} from '../../policy/policies.ts';
import type {Request} from '../../policy/request.ts';
import {once} from '../reading/once.ts';
import {controlsOf, readLevels} from './organization-of.ts';
import {
  boundaryOf,
  grantsOf,
  identityPoliciesOf,
  isKeyManagedByAws,
  keyPolicyOf,
} from './policies-of.ts';
import {callerMends, rdsOpens, throughRds} from './requests.ts';

/** The answers; undefined where who asks, or for which key, is not known. */
export type Access = {
  /** RDS on its own, under its grant. */
  readonly rds: Analysis | undefined;
  /** RDS for the caller: it needs both, at a start and at a restore. */
  readonly throughRds: readonly Analysis[];
  /** The same two, held against those levels of the organization that were read. */
  readonly rdsInOrganization: Analysis | undefined;
  readonly throughRdsInOrganization: readonly Analysis[];
  /** The caller's own call. */
  readonly mend: (action: string) => Analysis | undefined;
};

const nothing: Access = {
  rds: undefined,
  throughRds: [],
  rdsInOrganization: undefined,
  throughRdsInOrganization: [],
  mend: () => undefined,
};

/** The answers for this evidence. An AWS managed key is AWS's own affair: nothing is asked. */
export const accessOf = once(
  (evidence: Evidence): Access => (isKeyManagedByAws(evidence) ? nothing : ask(evidence)),
);

function ask(evidence: Evidence): Access {
  const resource = keyPolicyOf(evidence);
  const resourceControl = controlsOf(evidence, 'resourcePolicies');
  const ofRds: Policies = {...noPolicies, resource, resourceControl, grants: grantsOf(evidence)};
  const ofCaller: Policies = {
    ...ofRds,
    // A grant to the caller is nothing that RDS hands out; those of others do not reach them.
    grants: read([]),
    serviceControl: controlsOf(evidence, 'servicePolicies'),
    identity: identityPoliciesOf(evidence),
    boundary: boundaryOf(evidence),
    session: unread('AWS shows no session its own session policies'),
  };
  const levels = {
    serviceControl: readLevels(evidence, 'servicePolicies'),
    resourceControl: readLevels(evidence, 'resourcePolicies'),
  };
  const hasLevels = levels.serviceControl.length + levels.resourceControl.length > 0;
  const own = {
    serviceControl: read(levels.serviceControl),
    resourceControl: read(levels.resourceControl),
  };
  const asked = (['kms:CreateGrant', 'kms:DescribeKey'] as const).flatMap(
    (action) => throughRds(evidence, action) ?? [],
  );
  const answer = (request: Request | undefined, policies: Policies) =>
    request && evaluate(request, policies);
  return {
    rds: answer(rdsOpens(evidence), ofRds),
    throughRds: asked.map((request) => evaluate(request, ofCaller)),
    rdsInOrganization: hasLevels ? answer(rdsOpens(evidence), {...ofRds, ...own}) : undefined,
    throughRdsInOrganization: hasLevels
      ? asked.map((request) => evaluate(request, {...ofCaller, ...own}))
      : [],
    mend: (action) => answer(callerMends(evidence, action), ofCaller),
  };
}
