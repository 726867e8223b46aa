/** Makes a change: to the policies, to see what follows, and to the text of one policy. */

import {BugError} from '../../core/errors.ts';
import type {JsonObject} from '../../core/json.ts';
import type {PolicyDocument} from '../document.ts';
import {parsePolicy} from '../parse/parse.ts';
import {type Layer, type Level, type Policies, type Policy, read} from '../policies.ts';
import type {Edit} from './change.ts';
import {statementJson} from './statement-json.ts';

/** The policies with the change made. */
export function withChange(policies: Policies, edit: Edit): Policies {
  switch (edit.policyType) {
    case 'resource':
      return {...policies, resource: inOne(policies.resource, edit)};
    case 'boundary':
      return {...policies, boundary: inOne(policies.boundary, edit)};
    case 'identity':
      return {...policies, identity: inMany(policies.identity, edit)};
    case 'session':
      return {...policies, session: inMany(policies.session, edit)};
    case 'service-control':
      return {...policies, serviceControl: inLevels(policies.serviceControl, edit)};
    case 'resource-control':
      return {...policies, resourceControl: inLevels(policies.resourceControl, edit)};
    case 'grant':
      return policies;
  }
}

function inOne(layer: Layer<Policy | undefined>, edit: Edit): Layer<Policy | undefined> {
  if (layer.status === 'unread' || !layer.value) return layer;
  return read(changed(layer.value, edit));
}

function inMany(layer: Layer<readonly Policy[]>, edit: Edit): Layer<readonly Policy[]> {
  return layer.status === 'unread' ? layer : read(listWith(layer.value, edit));
}

function inLevels(layer: Layer<readonly Level[]>, edit: Edit): Layer<readonly Level[]> {
  if (layer.status === 'unread') return layer;
  return read(
    layer.value.map((level) => {
      const isMeant = edit.type !== 'add' || level.target === edit.target;
      return isMeant ? {...level, policies: listWith(level.policies, edit)} : level;
    }),
  );
}

/** An addition without a policy is a policy of its own. */
function listWith(policies: readonly Policy[], edit: Edit): readonly Policy[] {
  const {policy} = edit;
  if (!policy) return [...policies, newPolicy(edit)];
  const isMeant = (one: Policy) =>
    one.name === policy.name && one.arn === policy.arn && has(one, edit);
  return policies.map((one) => (isMeant(one) ? changed(one, edit) : one));
}

/** Whether the statement that is to be changed stands in this policy. */
function has({document}: Policy, edit: Edit): boolean {
  if (edit.type === 'add') return true;
  const statement = document.statements[edit.index];
  if (!statement) return false;
  return JSON.stringify(statementJson(statement)) === JSON.stringify(edit.before);
}

function newPolicy(edit: Edit): Policy {
  const statements = edit.type === 'remove' ? [] : [edit.after];
  const text = JSON.stringify({Version: '2012-10-17', Statement: statements});
  return {name: 'the new policy', document: documentOf(text)};
}

function changed(policy: Policy, edit: Edit): Policy {
  return {...policy, document: documentOf(changedText(policy.document, edit))};
}

function documentOf(text: string): PolicyDocument {
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new BugError(`a changed policy is no policy: ${parsed.flaw.message}`);
  return parsed.document;
}

/** The policy's text with just this statement changed; everything else stays as it was written. */
export function changedText({text, statements}: PolicyDocument, edit: Edit): string {
  if (edit.type !== 'edit') return rewritten(text, statements.length, edit);
  const [start, end] = statements[edit.index]?.range ?? [0, 0];
  const indent = /[^\n]*$/.exec(text.slice(0, start))?.[0].match(/^\s*/)?.[0] ?? '';
  return text.slice(0, start) + pretty(edit.after, indent) + text.slice(end);
}

function pretty(statement: JsonObject, indent: string): string {
  return JSON.stringify(statement, undefined, 2).replaceAll('\n', `\n${indent}`);
}

/** Adding and removing change the list itself, so the document is written anew. */
function rewritten(text: string, count: number, edit: Exclude<Edit, {type: 'edit'}>): string {
  const document: {Statement: unknown} = JSON.parse(text);
  const statements: unknown[] = [document.Statement].flat();
  if (edit.type === 'add') statements.push(edit.after);
  else if (edit.index < count) statements.splice(edit.index, 1);
  return JSON.stringify({...document, Statement: statements}, undefined, 2);
}
