/** Checks saved evidence against the SDK's own schemas: a file changed by hand is not our fault. */
import {partsOfCall} from '../core/call.ts';
import {callOfFact, type FactName} from '../core/evidence.ts';
import {loadServices} from '../runbook/schemas.ts';
import {anything, type Shape} from '../runbook/shape.ts';

const texts: {readonly [status: string]: readonly string[]} = {
  known: [],
  denied: ['code', 'message', 'needs'],
  failed: ['code', 'message'],
  absent: ['because', 'message'],
};

/** Where the first fact is not what AWS answers, as `facts.key.value.KeyMetadata`; else undefined. */
export async function misshapen(facts: object): Promise<string | undefined> {
  // A name that is none is read like any other fact and answers for no call.
  const names = Object.keys(facts) as readonly FactName[];
  const services = await loadServices(names.map(callOfFact));
  for (const name of names) {
    const {service, operation} = partsOfCall(callOfFact(name));
    const output = services.get(service)?.get(operation)?.output ?? anything;
    const fault = faultOfFact(Reflect.get(facts, name), output);
    if (fault !== undefined) return `facts.${name}${fault}`;
  }
  return undefined;
}

function faultOfFact(fact: unknown, output: Shape): string | undefined {
  const status = memberOf(fact, 'status');
  const missing = texts[String(status)]?.find((name) => typeof memberOf(fact, name) !== 'string');
  if (missing !== undefined) return `.${missing}`;
  const {requestId = '', milliseconds = 0} = Object(fact);
  if (typeof requestId !== 'string') return '.requestId';
  if (typeof milliseconds !== 'number') return '.milliseconds';
  if (status !== 'known') return undefined;
  const value = memberOf(fact, 'value');
  return typeof value === 'object' ? faultOf(value, output, '.value') : '.value';
}

/** The path of the first value that does not fit the shape. */
function faultOf(value: unknown, shape: Shape, path: string): string | undefined {
  // What was left out when it was saved: secrets, bytes, bulk.
  if (value === undefined || (typeof value === 'string' && /^<.*>$/.test(value))) return undefined;
  switch (shape.kind) {
    case 'any':
      return undefined;
    case 'scalar':
      return isScalar(value, shape.of) ? undefined : path;
    case 'list':
      return Array.isArray(value)
        ? firstOf(value.map((entry, index) => faultOf(entry, shape.of(), `${path}[${index}]`)))
        : path;
    case 'map':
    case 'object':
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return path;
      return firstOf(
        Object.entries(value).map(([name, entry]) => {
          if (shape.kind === 'map') return faultOf(entry, shape.of(), `${path}.${name}`);
          const isMember = shape.names.includes(name);
          return isMember ? faultOf(entry, shape.member(name), `${path}.${name}`) : undefined;
        }),
      );
  }
}

/** Dates and bytes are saved as texts, numbers without an end too. */
function isScalar(value: unknown, of: 'string' | 'number' | 'boolean' | 'other'): boolean {
  if (of === 'other') return typeof value === 'string';
  return typeof value === of || (of === 'number' && typeof value === 'string');
}

function firstOf(faults: readonly (string | undefined)[]): string | undefined {
  return faults.find((fault) => fault !== undefined);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
