/** Tags as condition keys: of the resource, and those that a request puts or takes away. */
import {absent, known} from '../../policy/context.ts';
import type {Input} from '../wire/codec.ts';
import type {Tag} from '../world/keys.ts';
import {arnParts} from '../world/names.ts';
import {member} from '../world/world.ts';
import type {ContextKeys} from './context.ts';
import {keyOf, type Question} from './question.ts';

/** `aws:RequestTag/KEY` and `aws:TagKeys`, in whichever form the service's input has them. */
export function requestTags(input: Input): ContextKeys {
  const tags = listOf(input.Tags).flatMap(tagOf);
  const names = [
    ...tags.map(({key}) => key),
    ...listOf(input.TagKeys).filter((name) => typeof name === 'string'),
  ];
  return {
    'aws:TagKeys': names.length === 0 ? absent : known(...names),
    ...Object.fromEntries(tags.map(({key, value}) => [`aws:RequestTag/${key}`, known(value)])),
  };
}

/** `aws:ResourceTag/KEY` of what the request is about. */
export function resourceTags(question: Question): ContextKeys {
  return Object.fromEntries(
    tagsOf(question).map(({key, value}) => [`aws:ResourceTag/${key}`, known(value)]),
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function tagOf(value: unknown): Tag[] {
  if (typeof value !== 'object' || value === null) return [];
  const fields = new Map(Object.entries(value));
  const key = fields.get('Key') ?? fields.get('TagKey');
  const text = fields.get('Value') ?? fields.get('TagValue') ?? '';
  return typeof key === 'string' && typeof text === 'string' ? [{key, value: text}] : [];
}

/** Tags of a key, a database, a user or a role. */
export function tagsOf(question: Question): readonly Tag[] {
  const key = keyOf(question);
  if (key) return key.tags;
  const parts = arnParts(question.resource);
  const account = parts && member(question.world.accounts, parts.accountId);
  if (!parts || !account) return [];
  const name = parts.resource.split('/').at(-1) ?? '';
  if (parts.service === 'iam') {
    const known = parts.resource.startsWith('role/') ? account.iam.roles : account.iam.users;
    return member<{readonly tags: Tag[]}>(known, name)?.tags ?? [];
  }
  const region = member(account.regions, parts.region);
  if (parts.service !== 'rds' || !region) return [];
  const [kind = '', id = ''] = parts.resource.split(':');
  if (kind === 'snapshot') return member(region.rds.snapshots, id)?.tags ?? [];
  if (kind !== 'db') return [];
  return Object.values(region.rds.instances).find((instance) => instance.id === id)?.tags ?? [];
}
