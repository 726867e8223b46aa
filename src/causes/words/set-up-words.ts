/** What the reads about the surroundings said: key store, tags, the caller's rights, the organization. */
import {type Evidence, type FactName, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import {counted} from '../../core/words/text.ts';
import {policyDocumentOf} from '../reading/policies.ts';

/** Words for one of these facts; undefined for every other. */
export function setUpWords(evidence: Evidence, name: FactName): string | undefined {
  switch (name) {
    case 'keyStore':
      return storeWords(evidence);
    case 'keyTags':
      return tagWords(evidence);
    case 'keyRotation':
      return knownValue(factOf(evidence, name))?.KeyRotationEnabled
        ? 'rotates by itself'
        : 'does not rotate';
    case 'callerRole':
      return principalLine(knownValue(factOf(evidence, name))?.Role);
    case 'callerUser':
      return principalLine(knownValue(factOf(evidence, name))?.User);
    case 'callerRolePolicies':
    case 'callerUserPolicies': {
      const inline = knownValue(factOf(evidence, name))?.PolicyNames ?? [];
      return policies(inline.length, 'inline');
    }
    case 'callerRoleAttached':
    case 'callerUserAttached': {
      const attached = knownValue(factOf(evidence, name))?.AttachedPolicies ?? [];
      return policies(attached.length, 'managed');
    }
    case 'callerSimulation':
      return simulationWords(evidence);
    case 'organization':
      return knownValue(factOf(evidence, name))?.Organization?.Id ?? 'no organization';
    case 'servicePolicies':
    case 'resourcePolicies': {
      const listed = knownValue(factOf(evidence, name))?.Policies ?? [];
      return policies(
        listed.length,
        name === 'servicePolicies' ? 'service control' : 'resource control',
      );
    }
    default:
      return undefined;
  }
}

/** Words for the text of one policy. */
export function policyTextWords(evidence: Evidence, family: string, of: string): string {
  if (family === 'managedPolicy') {
    const version = knownValue(factOf(evidence, `managedPolicy:${of}`))?.Policy?.DefaultVersionId;
    return `version ${version ?? 'not given'} counts`;
  }
  const statements = policyDocumentOf(evidence, family, of);
  return statements === undefined
    ? 'not a policy that can be read'
    : counted(statements.length, 'statement');
}

function policies(count: number, kind: string): string {
  return count === 1 ? `1 ${kind} policy` : `${count} ${kind} policies`;
}

function storeWords(evidence: Evidence): string {
  const [store] = knownValue(factOf(evidence, 'keyStore'))?.CustomKeyStores ?? [];
  if (!store) return 'no such key store';
  const code = store.ConnectionErrorCode;
  return `ConnectionState ${store.ConnectionState ?? 'not given'}${code ? `, ${code}` : ''}`;
}

function tagWords(evidence: Evidence): string {
  const tags = knownValue(factOf(evidence, 'keyTags'))?.Tags ?? [];
  return tags.length === 0
    ? 'no tags'
    : tags.map(({TagKey = '', TagValue = ''}) => `${TagKey}=${TagValue}`).join(', ');
}

function principalLine(
  principal: {readonly Arn?: string; readonly PermissionsBoundary?: object} | undefined,
): string {
  const name = principal?.Arn?.split(':').at(-1) ?? 'no ARN given';
  return principal?.PermissionsBoundary ? `${name}, with a permissions boundary` : name;
}

function simulationWords(evidence: Evidence): string {
  const results = knownValue(factOf(evidence, 'callerSimulation'))?.EvaluationResults ?? [];
  const denied = results.filter(({EvalDecision}) => EvalDecision !== 'allowed');
  const names = denied.map(({EvalActionName = ''}) => EvalActionName);
  return names.length === 0
    ? `${counted(results.length, 'action')} allowed`
    : `not allowed: ${names.join(', ')}`;
}
