/** SimulatePrincipalPolicy and SimulateCustomPolicy: the evaluator, asked without making the call. */
import type * as iam from '@aws-sdk/client-iam';
import type {Analysis, LayerAnalysis, PolicyType} from '../../../policy/analysis.ts';
import {absent, known} from '../../../policy/context.ts';
import {evaluate} from '../../../policy/evaluate.ts';
import {noPolicies, type Policies, type Policy, read} from '../../../policy/policies.ts';
import type {Principal as PolicyPrincipal} from '../../../policy/request.ts';
import {policyOf} from '../../authorize/documents.ts';
import {boundaryOf, controlsOf, identityPolicies} from '../../authorize/policies.ts';
import {AwsError} from '../../wire/aws-error.ts';
import type {Identity} from '../../world/identities.ts';
import {arnParts} from '../../world/names.ts';
import type {Call, Handler} from '../call.ts';
import {iamOf, iamPage, noSuchEntity} from './find.ts';
import {policyTextFlaw} from './policy-text.ts';

/** What both calls simulate: who, and under which policies. */
type Setting = {readonly principal: PolicyPrincipal; readonly policies: Policies};

type Asked = iam.SimulateCustomPolicyCommandInput | iam.SimulatePrincipalPolicyCommandInput;

export const simulatePrincipalPolicy: Handler<
  iam.SimulatePrincipalPolicyCommandInput,
  iam.SimulatePrincipalPolicyCommandOutput
> = (input, call) => {
  const identity = sourceOf(call, input.PolicySourceArn);
  const kind = identity.arn.includes(':role/') ? 'role' : 'user';
  const own = identityPolicies(iamOf(call), identity).map((policy) => ({
    ...policy,
    name:
      policy.arn === undefined && !policy.name.startsWith('group_')
        ? `${kind}_${identity.name}_${policy.name}`
        : policy.name,
  }));
  const {place, world} = call;
  const setting: Setting = {
    principal: principalOf(identity, place.accountId),
    policies: {
      ...noPolicies,
      ...controlsOf({world, place, principal: place, resource: '*'}),
      // RCPs are not simulated (IAM guide, policy simulator).
      resourceControl: read([]),
      identity: read([...own, ...inputPolicies('PolicyInputList', input.PolicyInputList)]),
      boundary: read(givenBoundary(input) ?? boundaryOf(iamOf(call), identity)),
    },
  };
  return results(input, setting);
};

export const simulateCustomPolicy: Handler<
  iam.SimulateCustomPolicyCommandInput,
  iam.SimulateCustomPolicyCommandOutput
> = (input, {place}) => {
  const {accountId} = place;
  const principal: PolicyPrincipal = {
    kind: 'user',
    arn: input.CallerArn ?? `arn:aws:iam::${accountId}:user/simulated`,
    accountId,
  };
  const identity = read(inputPolicies('PolicyInputList', input.PolicyInputList));
  const boundary = read(givenBoundary(input));
  return results(input, {principal, policies: {...noPolicies, identity, boundary}});
};

function sourceOf(call: Call, arn = ''): Identity {
  const {users, roles} = iamOf(call);
  const found = [...Object.values(users), ...Object.values(roles)].find((one) => one.arn === arn);
  if (found) return found;
  const name = arn.split('/').at(-1) ?? '';
  throw noSuchEntity(
    arn.includes(':role/')
      ? `The role with name ${name} cannot be found.`
      : `The user with name ${name} cannot be found.`,
  );
}

function principalOf({arn, id, name, tags}: Identity, accountId: string): PolicyPrincipal {
  const common = {accountId, tags: Object.fromEntries(tags.map(({key, value}) => [key, value]))};
  if (!arn.includes(':role/')) return {...common, kind: 'user', arn, userId: id};
  const session = `arn:aws:sts::${accountId}:assumed-role/${name}/simulated`;
  return {...common, kind: 'role-session', arn: session, roleArn: arn, userId: `${id}:simulated`};
}

function inputPolicies(list: string, texts: readonly string[] | undefined): Policy[] {
  return (texts ?? []).map((text, index) =>
    policyOf(`${list}.${index + 1}`, requireInput(text, 'identity')),
  );
}

/** The simulator's own error: these calls have no MalformedPolicyDocument in their model. */
function requireInput(text: string, kind: 'identity' | 'resource'): string {
  const flaw = policyTextFlaw(text, kind);
  if (flaw === undefined) return text;
  throw new AwsError('InvalidInputException', flaw);
}

function givenBoundary({PermissionsBoundaryPolicyInputList: texts}: Asked): Policy | undefined {
  return inputPolicies('PermissionsBoundaryPolicyInputList', texts)[0];
}

function results(input: Asked, setting: Setting) {
  const {ActionNames = [], ResourceArns = ['*']} = input;
  const all = ActionNames.flatMap((action) =>
    ResourceArns.map((resource) => resultOf(input, setting, action, resource)),
  );
  const {items, IsTruncated, Marker} = iamPage(all, input);
  return {EvaluationResults: items, IsTruncated, Marker};
}

function resultOf(
  input: Asked,
  {principal, policies}: Setting,
  action: string,
  resource: string,
): iam.EvaluationResult {
  const owner = input.ResourceOwner === undefined ? undefined : arnParts(input.ResourceOwner);
  const given = (input.ContextEntries ?? []).map(
    ({ContextKeyName = '', ContextKeyValues = []}) =>
      [ContextKeyName, known(...ContextKeyValues)] as const,
  );
  const text = input.ResourcePolicy;
  const analysis = evaluate(
    {
      action,
      // Without a resource policy the resource counts as the account's own.
      resource: {arn: resource, accountId: owner?.accountId ?? principal.accountId},
      principal,
      context: {keys: Object.fromEntries(given), others: absent},
      assumptions: {notPrincipalWithoutAccount: 'denies', grantUnderBoundary: 'limits'},
    },
    text === undefined
      ? policies
      : {
          ...policies,
          resource: read(policyOf('ResourcePolicy', requireInput(text, 'resource'))),
        },
  );
  const common = {
    MatchedStatements: matchedOf(analysis),
    MissingContextValues: missingOf(
      analysis,
      given.map(([key]) => key),
    ),
    EvalDecisionDetails: {},
    ...boundaryDetail(analysis),
  };
  const decision = decisionOf(analysis);
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: decision,
    ...common,
    ...organizationDetail(analysis),
    ResourceSpecificResults: [
      {EvalResourceName: resource, EvalResourceDecision: decision, ...common},
    ],
  };
}

function decisionOf({decision}: Analysis): iam.PolicyEvaluationDecisionType {
  if (decision === 'allowed') return 'allowed';
  return decision === 'explicitly-denied' ? 'explicitDeny' : 'implicitDeny';
}

function layerOf({layers}: Analysis, type: PolicyType): LayerAnalysis | undefined {
  return layers.find((layer) => layer.type === type && layer.status === 'read');
}

function letsThrough({allows, denies}: LayerAnalysis): boolean {
  return allows === 'yes' && denies !== 'yes';
}

function organizationDetail(analysis: Analysis) {
  const layer = layerOf(analysis, 'service-control');
  return layer && {OrganizationsDecisionDetail: {AllowedByOrganizations: letsThrough(layer)}};
}

function boundaryDetail(analysis: Analysis) {
  const layer = layerOf(analysis, 'boundary');
  if (!layer) return undefined;
  return {PermissionsBoundaryDecisionDetail: {AllowedByPermissionsBoundary: letsThrough(layer)}};
}

/**
 * Statements that are about the request, of identity and resource policies; an SCP's are not shown.
 * Where one denies, only that is shown (IAM API, EvaluationResult).
 */
function matchedOf({layers, decision}: Analysis): iam.Statement[] {
  const isDenied = decision === 'explicitly-denied';
  return layers
    .filter(({type}) => type === 'identity' || type === 'resource')
    .flatMap(({statements}) => statements)
    .filter(({met, statement}) => met === 'yes' && (!isDenied || statement.effect === 'Deny'))
    .map(({type, policy, statement}) => ({
      SourcePolicyId: policy.name,
      SourcePolicyType: (type === 'resource'
        ? 'Resource Policy'
        : 'IAM Policy') as iam.PolicySourceType,
      StartPosition: {Line: statement.start.line, Column: statement.start.column},
      EndPosition: {Line: statement.end.line, Column: statement.end.column},
    }));
}

/** Condition keys of statements about this action that the request leaves out. */
function missingOf({layers}: Analysis, given: readonly string[]): string[] {
  const known = new Set(given.map((key) => key.toLowerCase()));
  const keys = layers
    .flatMap(({statements}) => statements)
    .flatMap(({checks}) => checks)
    .filter(({part, actual}) => part === 'condition' && actual.status === 'absent')
    .flatMap(({key}) => key ?? []);
  return [...new Set(keys)].filter((key) => !known.has(key.toLowerCase()));
}
