/** Calls written by hand, such as `kms:DisableKey alias/orders`, made by the account's administrator. */
import {UsageError} from '../core/errors.ts';
import type {Json, JsonObject} from '../core/json.ts';
import {passTime} from './due.ts';
import {perform} from './perform.ts';
import {keyNamed} from './scenario/estate/place.ts';
import type {Operation} from './services/call.ts';
import {operationOf, services} from './services/catalog.ts';
import {AwsError} from './wire/aws-error.ts';
import {memberNames, misfit, missingMember} from './wire/conform.ts';
import {schedule} from './world/queue.ts';
import {randomOf} from './world/random.ts';
import {member, type World} from './world/world.ts';

const minute = 60_000;
// Long enough for RDS to notice a lost key and to take the database away (facts/aws.md §1.2).
const aftermath = 180 * minute;

/** Makes the calls a minute apart, then lets three hours pass. Throws UsageError for the first that fails. */
export function breakWith(world: World, calls: readonly string[]): void {
  for (const text of calls) {
    makeCall(world, text);
    passTime(world, minute);
  }
  if (calls.length > 0) passTime(world, aftermath);
}

/** Makes a call as the administrator: at once, or when its time comes. Throws UsageError. */
export function scheduleAsAdministrator(world: World, text: string, at: number): void {
  if (at <= world.now) {
    makeCall(world, text);
    return;
  }
  const {name, input} = readCall(world, text);
  const accessKeyId = world.administrator;
  schedule(world, at, {type: 'call', ...world.home, accessKeyId, call: name, input, order: text});
}

/** Reads a call without making it. Throws UsageError where it cannot be read, or names no key. */
export function checkCall(world: World, text: string): void {
  const {input} = readCall(world, text);
  const {KeyId: name} = input;
  if (typeof name !== 'string' || !name.startsWith('alias/')) return;
  throw new UsageError(`There is no key ${name} in this account.`, [
    'Write the alias as it stands below keys, such as alias/orders.',
  ]);
}

type ReadCall = {readonly name: string; readonly input: JsonObject};

function readCall(
  world: World,
  text: string,
): ReadCall & NonNullable<ReturnType<typeof operationOf>> {
  const [name = '', ...words] = wordsOf(text);
  const found = operationOf(name);
  if (!found) throw unknownCall(name);
  return {...found, name, input: withKeyArn(world, inputOf(name, found.operation, words))};
}

function makeCall(world: World, text: string): void {
  const {service, operation, input} = readCall(world, text);
  const principal = member(world.principals, world.administrator);
  if (!principal) return;
  try {
    perform(world, {
      service,
      operation,
      input,
      principal,
      place: world.home,
      requestId: randomOf(world.random, 'requests').uuid(),
      origin: {userAgent: 'aws-cli/2.15.0', sourceAddress: '203.0.113.7'},
    });
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    throw new UsageError(`${text}: ${thrown.shape}: ${thrown.message}`, [
      'The simulated AWS refuses this call; change it.',
    ]);
  }
}

/** Words between blanks; what stands in single or double quotes is one word. */
function wordsOf(text: string): string[] {
  const words = text.match(/(?:[^\s'"]+|'[^']*'|"[^"]*")+/g) ?? [];
  return words.map((word) => word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'));
}

/** `alias/orders` is the first member that names a resource, `Days=7` the member of that name. */
function inputOf(name: string, operation: Operation, words: readonly string[]): JsonObject {
  const schema = operation.schema[4];
  const members = memberNames(schema);
  const input: {[name: string]: Json} = {};
  for (const word of words) {
    const [, own, value = ''] = /^([A-Za-z]\w*)=(.*)$/s.exec(word) ?? [];
    const target = own ?? resourceMember(members, input);
    if (target === undefined || !members.includes(target)) {
      throw new UsageError(`${name} has no member "${own ?? word}".`, [
        `Its members: ${members.join(', ')}.`,
      ]);
    }
    input[target] = own === undefined ? word : memberValue(value, schema, target);
  }
  const missing = missingMember(schema, input);
  if (missing !== undefined) {
    throw new UsageError(`${name} needs ${missing}.`, [
      `Write it as ${missing}=VALUE behind the call, in the same quotes.`,
    ]);
  }
  const wrong = misfit(schema, input);
  if (wrong === undefined) return input;
  throw new UsageError(`${wrong} of ${name} has the wrong type.`, [
    'Numbers, true and false stand as they are; lists and mappings are JSON.',
  ]);
}

// What a bare word is: the resource that a call is about, in the order in which calls need them.
const resources = [
  'KeyId',
  'CustomKeyStoreId',
  'DBInstanceIdentifier',
  'DBClusterIdentifier',
  'DBSnapshotIdentifier',
  'DBClusterSnapshotIdentifier',
  'RoleName',
  'UserName',
  'PolicyId',
  'GrantId',
];

function resourceMember(
  members: readonly string[],
  given: {readonly [name: string]: Json},
): string | undefined {
  return resources.find((name) => members.includes(name) && given[name] === undefined);
}

/** A text where the member is one; else the number, the truth value or the JSON it stands for. */
function memberValue(text: string, schema: Operation['schema'][4], target: string): Json {
  if (misfit(schema, {[target]: text}) === undefined) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Most calls of KMS take no alias; a person means the key behind it. */
function withKeyArn(world: World, input: JsonObject): JsonObject {
  const {KeyId: name} = input;
  if (typeof name !== 'string' || !name.startsWith('alias/')) return input;
  const key = keyNamed(world, world.home, name);
  return key ? {...input, KeyId: key.arn} : input;
}

function unknownCall(name: string): UsageError {
  const [prefix = ''] = name.split(':');
  const service = services.find((candidate) => candidate.prefix === prefix);
  const known = service ? [...service.operations.keys()] : [];
  return new UsageError(`The simulated AWS serves no ${name || 'call'}.`, [
    service
      ? `Calls of ${prefix}: ${known.join(', ')}.`
      : `It looks like kms:DisableKey alias/orders; services: ${services.map((one) => one.prefix).join(', ')}.`,
  ]);
}
