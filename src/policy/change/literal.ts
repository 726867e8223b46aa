/** A value of a request written into a policy so that it means just itself. */

/** Only this version knows variables, and with them the escapes of wildcards. */
const versionWithVariables = '2012-10-17';

// A dollar sign as a variable of its own, so that what follows begins no other.
const dollar = '$';
const opening = `${dollar}{`;
const escaped = `${opening}${dollar}}{`;

/** Escapes what the operator would take for a variable or a wildcard. */
export function literal(value: string, operator: string, version: string): string {
  if (version !== versionWithVariables) return value;
  const plain = value.split(opening).join(escaped);
  const hasWildcards = /Like|Arn/.test(operator);
  return hasWildcards ? plain.replace(/[*?]/g, (sign) => `${opening}${sign}}`) : plain;
}
