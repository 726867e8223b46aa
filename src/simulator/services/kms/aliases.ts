/** ListAliases. */
import type {ListAliasesCommandInput, ListAliasesCommandOutput} from '@aws-sdk/client-kms';
import {aliasArn} from '../../world/names.ts';
import type {Handler} from '../call.ts';
import {findKey} from './find-key.ts';
import {kmsPage} from './limits.ts';

export const listAliases: Handler<ListAliasesCommandInput, ListAliasesCommandOutput> = (
  input,
  call,
) => {
  const keyId = input.KeyId === undefined ? undefined : findKey(call, input.KeyId).id;
  const aliases = Object.values(call.here.kms.aliases)
    .filter((alias) => keyId === undefined || alias.keyId === keyId)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const {items, Truncated, NextMarker} = kmsPage(aliases, input, 50);
  return {
    Aliases: items.map((alias) => ({
      AliasName: alias.name,
      AliasArn: aliasArn(call.place, alias.name),
      TargetKeyId: alias.keyId,
      CreationDate: new Date(alias.createdAt),
      LastUpdatedDate: new Date(alias.updatedAt),
    })),
    Truncated,
    NextMarker,
  };
};
