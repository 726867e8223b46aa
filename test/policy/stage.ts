/** Turns a case of the files into what the evaluator takes. */
import type {PolicyDocument} from '../../src/policy/document.ts';
import {parsePolicy} from '../../src/policy/parse/parse.ts';
import {
  type Layer,
  type Level,
  type Policies,
  type Policy,
  read,
  unread,
} from '../../src/policy/policies.ts';
import type {ContextValue, Principal, Request} from '../../src/policy/request.ts';
import type {Case, CasePolicies, CasePolicy, CaseRequest} from './case-file.ts';
import {cast, defaultKeyPolicy, home, keyArn} from './cast.ts';

/** A case as the evaluator takes it. */
export function stageOf({policies = {}, request = {}}: Case) {
  return {policies: policiesOf(policies), request: requestOf(request)};
}

/** Statements alone are of version 2012-10-17. */
export function documentOf(written: unknown): PolicyDocument {
  const document = Array.isArray(written) ? {Version: '2012-10-17', Statement: written} : written;
  const parsed = parsePolicy(JSON.stringify(document, null, 2));
  if (!parsed.ok) throw new Error(`${parsed.flaw.message} ${JSON.stringify(parsed.flaw.place)}`);
  return parsed.document;
}

function policiesOf(written: CasePolicies): Policies {
  const {identity = conditional(written), boundary, session = []} = written;
  const {scp = [], rcp = [], grants = []} = written;
  const {key = defaultKeyPolicy} = written;
  return {
    identity: isUnread(identity) ? unreadOf(identity) : read(listOf(identity, 'identity')),
    boundary: isUnread(boundary) ? unreadOf(boundary) : read(optional(boundary, 'boundary')),
    session: isUnread(session) ? unreadOf(session) : read(listOf(session, 'session')),
    serviceControl: isUnread(scp) ? unreadOf(scp) : read(scp.map(levelOf)),
    resourceControl: isUnread(rcp) ? unreadOf(rcp) : read(rcp.map(levelOf)),
    resource: isUnread(key) ? unreadOf(key) : read(optional(key, 'key policy')),
    grants: isUnread(grants) ? unreadOf(grants) : read(grants),
  };
}

function conditional({allowWhen, denyWhen}: CasePolicies): CasePolicy {
  const everything = {Action: '*', Resource: '*'};
  if (allowWhen) return [{Sid: 'When', Effect: 'Allow', ...everything, Condition: allowWhen}];
  if (!denyWhen) return [];
  return [
    {Sid: 'Everything', Effect: 'Allow', ...everything},
    {Sid: 'When', Effect: 'Deny', ...everything, Condition: denyWhen},
  ];
}

type Unread = {readonly unread: string; readonly needs?: string};

function isUnread(written: unknown): written is Unread {
  return typeof written === 'object' && written !== null && 'unread' in written;
}

function unreadOf({unread: because, needs}: Unread): Layer<never> {
  return unread(because, needs);
}

/** Named policies, or the statements of one; an empty list is no policy at all. */
function listOf(written: CasePolicy | readonly CasePolicy[], name: string): readonly Policy[] {
  if (!Array.isArray(written)) return [policyOf(written, name)];
  if (written.length === 0) return [];
  return written.every(isNamed)
    ? written.map((one) => policyOf(one, name))
    : [policyOf(written, name)];
}

function optional(written: CasePolicy | null | undefined, name: string): Policy | undefined {
  return written === null || written === undefined ? undefined : policyOf(written, name);
}

function isNamed(written: unknown): written is Named {
  return typeof written === 'object' && written !== null && 'document' in written;
}

type Named = {readonly name: string; readonly arn?: string; readonly document: unknown};

function policyOf(written: unknown, name: string): Policy {
  if (!isNamed(written)) return {name, document: documentOf(written)};
  return {name: written.name, arn: written.arn, document: documentOf(written.document)};
}

function levelOf({target, policies}: {target: string; policies: CasePolicy[]}): Level {
  return {target, policies: policies.map((one) => policyOf(one, `attached to ${target}`))};
}

function requestOf(written: CaseRequest): Request {
  const {action = 'kms:Decrypt', resource, principal = 'operator', tags, context = {}} = written;
  const {othersUnknown, encryptionContext, newGrant, managementAccountId, assumptions} = written;
  return {
    action,
    resource: resource ?? {arn: keyArn, accountId: home},
    principal: {...castMember(principal), ...(tags ? {tags} : {})},
    context: {
      keys: Object.fromEntries(Object.entries(context).map(([key, v]) => [key, contextValueOf(v)])),
      others:
        othersUnknown === undefined
          ? {status: 'absent'}
          : {status: 'unknown', because: othersUnknown},
      encryptionContext,
    },
    newGrant,
    managementAccountId,
    assumptions,
  };
}

function castMember(name: string): Principal {
  const found = cast[name];
  if (!found) throw new Error(`${name} is not in cast.ts`);
  return found;
}

function contextValueOf(written: string | string[] | null | {unknown: string}): ContextValue {
  if (written === null) return {status: 'absent'};
  if (typeof written === 'string') return {status: 'known', values: [written]};
  if (Array.isArray(written)) return {status: 'known', values: written};
  return {status: 'unknown', because: written.unknown};
}
