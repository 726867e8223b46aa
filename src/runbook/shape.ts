/** The shape of data as far as an expression can reach into it. */

/** `any` is what nothing is known about. `member` is lazy because AWS's shapes are recursive. */
export type Shape =
  | {readonly kind: 'any'}
  | {readonly kind: 'scalar'; readonly of: 'string' | 'number' | 'boolean' | 'other'}
  | {readonly kind: 'list'; of(): Shape}
  | {readonly kind: 'map'; of(): Shape}
  | {
      readonly kind: 'object';
      readonly name: string;
      readonly names: readonly string[];
      member(name: string): Shape;
    };

/** The shape of what nothing is known about. */
export const anything: Shape = {kind: 'any'};

/** The shape of a sample value: its members are all there are. */
export function shapeOfSample(name: string, value: unknown): Shape {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return {kind: 'scalar', of: kindOf(value)};
  }
  if (Array.isArray(value)) return {kind: 'list', of: () => shapeOfSample(name, value[0])};
  if (typeof value !== 'object' || value === null) return anything;
  return {
    kind: 'object',
    name,
    names: Object.keys(value),
    member: (member) => shapeOfSample(member, Reflect.get(value, member)),
  };
}

/** An object's shape with further members, or with other shapes for those it has. */
export function withMembers(
  name: string,
  base: Shape,
  members: {readonly [name: string]: Shape},
): Shape {
  const names = base.kind === 'object' ? base.names : [];
  return {
    kind: 'object',
    name,
    names: [...new Set([...names, ...Object.keys(members)])],
    member: (member) =>
      members[member] ?? (base.kind === 'object' ? base.member(member) : anything),
  };
}

function kindOf(value: string | number | boolean): 'string' | 'number' | 'boolean' {
  if (typeof value === 'string') return 'string';
  return typeof value === 'number' ? 'number' : 'boolean';
}
