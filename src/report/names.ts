/** Every name in a journal that somebody may not want to share: databases, people, keys, resources. */
import type {Entry} from '../core/entry.ts';
import {kindsOfResources, type NameKind, type Names} from './redact.ts';

const members: {readonly [member: string]: NameKind} = {
  identifier: 'database',
  DBInstanceIdentifier: 'database',
  DBClusterIdentifier: 'database',
  TargetDBInstanceIdentifier: 'database',
  SourceDBInstanceIdentifier: 'database',
  ReadReplicaDBInstanceIdentifiers: 'database',
  GlobalClusterIdentifier: 'database',
  SourceIdentifier: 'resource',
  DBSnapshotIdentifier: 'resource',
  DBClusterSnapshotIdentifier: 'resource',
  DBSubnetGroupName: 'resource',
  DBParameterGroupName: 'resource',
  OptionGroupName: 'resource',
  CustomKeyStoreName: 'resource',
  DBName: 'resource',
  DatabaseName: 'resource',
  // Of a tag.
  Value: 'resource',
  MasterUsername: 'person',
  Username: 'person',
  UserName: 'person',
  AliasName: 'key',
  session: 'session',
  profile: 'resource',
};

/** Words that name nothing of anybody's. */
const common =
  /^(default|aws|rds|root|postgres|mysql|admin|alias\/aws\/|true$|false$|yes$|none$|production$|staging$|test$|development$|\d+$)/i;

const arn = /\barn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:(?:\d{12})?:([^\s"'`,;)<>\]}]+)/g;

/** The names of a journal, each once, in the order they appear. */
export function namesOf(entries: readonly Entry[]): Names {
  return namesIn(entries);
}

/** The names in any plain data. */
export function namesIn(value: unknown): Names {
  const found = new Map<string, NameKind>();
  const add = (kind: NameKind, name: string) => {
    if (name.length < 3 || common.test(name) || found.has(name)) return;
    found.set(name, kind);
  };
  collect(value, '', add);
  const names: {[kind in NameKind]: string[]} = {
    database: [],
    person: [],
    key: [],
    session: [],
    resource: [],
  };
  for (const [name, kind] of found) names[kind].push(name);
  return names;
}

type Add = (kind: NameKind, name: string) => void;

function collect(value: unknown, member: string, add: Add): void {
  if (typeof value === 'string') {
    const kind = members[member];
    if (kind !== undefined && !value.startsWith('arn:')) addName(kind, value, add);
    collectArns(value, add);
  } else if (Array.isArray(value)) {
    for (const each of value) collect(each, member, add);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) collect(each, name, add);
  }
}

function collectArns(text: string, add: Add): void {
  if (!text.includes('arn:')) return;
  for (const [, resource = ''] of text.matchAll(arn)) {
    const [type = '', ...rest] = resource.split(/[:/]/);
    for (const part of rest) {
      if (/^[0-9a-f-]{32,}$|^\*$/.test(part)) continue;
      addName(kindsOfResources[type] ?? 'resource', part, add);
    }
  }
}

/** `alias/orders` is known as `orders` too. */
function addName(kind: NameKind, name: string, add: Add): void {
  add(kind, name);
  if (name.startsWith('alias/')) add('key', name.slice('alias/'.length));
}
