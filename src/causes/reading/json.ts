/** JSON texts that others wrote (policies, CloudTrail records): read without trust. */

/** The value of a JSON text; undefined for what is no JSON, which tells nothing and is no error. */
export function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** A member of an object's own; undefined for everything else. */
export function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}

/** A text, or the empty text for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
