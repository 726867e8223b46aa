/** The SDK's values as another client's JSON has them: times in seconds, bytes in base64. */
export function asJson(value: object): {[member: string]: unknown} {
  return Object(converted(value));
}

function converted(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(converted);
  if (typeof value !== 'object' || value === null) return value;
  const given = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return Object.fromEntries(given.map(([name, item]) => [name, converted(item)]));
}
