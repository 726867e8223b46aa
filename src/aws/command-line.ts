/** The AWS CLI command that equals a call: to copy, to check, to hand over, to undo. One line. */
import {type CallName, partsOfCall} from '../core/call.ts';
import {fileReferenceOf} from '../core/file-reference.ts';
import type {Json, JsonObject} from '../core/json.ts';
import {pagingMembers} from './pages.ts';

/** Where the command has to act. An empty endpoint is AWS's own. */
export type CommandPlace = {
  readonly region: string;
  readonly profile?: string;
  readonly endpoint?: string;
};

/**
 * The command in one line, quoted for a POSIX shell. Works for operations that are on no list too
 * (undo commands). Members that turn pages are left out: the AWS CLI reads every page itself.
 */
export function cliCommand(call: CallName, input: JsonObject, place: CommandPlace): string {
  const {service, operation} = partsOfCall(call);
  const members = Object.entries(input)
    .filter(([name, value]) => value !== undefined && value !== null && !isPaging(name))
    .flatMap(([name, value]) => option(name, value ?? null));
  return [
    'aws',
    ...placeOptions(place),
    service,
    cliName(operation),
    ...members.map(shellQuoted),
  ].join(' ');
}

/** `DBInstanceIdentifier` → `db-instance-identifier`, as botocore's `xform_name` does it. */
export function cliName(name: string): string {
  return name
    .replace(/[A-Z]{2,}s$/, (plural) => `-${plural.toLowerCase()}`)
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

function placeOptions({region, profile, endpoint}: CommandPlace): readonly string[] {
  return [
    ...(endpoint ? ['--endpoint-url', shellQuoted(endpoint)] : []),
    ...(profile ? ['--profile', shellQuoted(profile)] : []),
    '--region',
    shellQuoted(region),
  ];
}

function option(name: string, value: Json): readonly string[] {
  const flag = `--${cliName(name)}`;
  const reference = fileReferenceOf(value);
  if (reference) return [flag, `fileb://${reference.file}`];
  if (typeof value === 'boolean') return [value ? flag : `--no-${flag.slice(2)}`];
  if (isTextList(value)) return value.length === 0 ? [flag, '[]'] : [flag, ...value];
  if (typeof value === 'object' && value !== null) return [flag, JSON.stringify(value)];
  // A value that begins with a dash would be taken for the next option.
  const text = String(value);
  return text.startsWith('-') ? [`${flag}=${text}`] : [flag, text];
}

/** Texts that the CLI takes one after the other; one that looks like a flag needs JSON. */
function isTextList(value: Json): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.every((entry) => typeof entry === 'string' && !/^[-[{]/.test(entry))
  );
}

function isPaging(name: string): boolean {
  return pagingMembers.includes(name);
}

/** Bare where a POSIX shell takes it so, else in single quotes. */
function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
