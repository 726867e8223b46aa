/** TagResource, UntagResource and ListResourceTags. */
import type {
  ListResourceTagsCommandInput,
  ListResourceTagsCommandOutput,
  Tag as TagMember,
  TagResourceCommandInput,
  TagResourceCommandOutput,
  UntagResourceCommandInput,
  UntagResourceCommandOutput,
} from '@aws-sdk/client-kms';
import {AwsError} from '../../wire/aws-error.ts';
import type {Tag} from '../../world/keys.ts';
import type {Handler} from '../call.ts';
import {findKey} from './find-key.ts';
import {customerKey} from './keys.ts';
import {kmsPage} from './limits.ts';

const mostTags = 50;

/** The tags of a request, as they may be put on a key that has some already (facts/wire.md §6). */
export function tagsOf(written: readonly TagMember[] | undefined, present: readonly Tag[]): Tag[] {
  const given = (written ?? []).map(({TagKey = '', TagValue = ''}) => ({
    key: TagKey,
    value: TagValue,
  }));
  const names = new Set(given.map(({key}) => key));
  if (names.size < given.length) throw new AwsError('TagException', 'Duplicate tag keys');
  if (given.some(({key}) => /^aws:/i.test(key))) {
    throw new AwsError('TagException', 'Tags beginning with aws: are reserved');
  }
  const tags = [...present.filter(({key}) => !names.has(key)), ...given];
  if (tags.length > mostTags) throw new AwsError('TagException', 'Too many tags');
  return tags;
}

export const tagResource: Handler<TagResourceCommandInput, TagResourceCommandOutput> = (
  input,
  call,
) => {
  const key = customerKey(call, input.KeyId, 'TagResource');
  key.tags = tagsOf(input.Tags, key.tags);
  return {};
};

export const untagResource: Handler<UntagResourceCommandInput, UntagResourceCommandOutput> = (
  input,
  call,
) => {
  const key = customerKey(call, input.KeyId, 'UntagResource');
  const gone = new Set(input.TagKeys);
  key.tags = key.tags.filter((tag) => !gone.has(tag.key));
  return {};
};

export const listResourceTags: Handler<
  ListResourceTagsCommandInput,
  ListResourceTagsCommandOutput
> = (input, call) => {
  const {tags} = findKey(call, input.KeyId ?? '');
  const {items, Truncated, NextMarker} = kmsPage(tags, input, 50);
  return {
    Tags: items.map((tag) => ({TagKey: tag.key, TagValue: tag.value})),
    Truncated,
    NextMarker,
  };
};
