/** JSON with positions: every value knows where it begins and ends in the text. */

/** One JSON value; `start` and `end` are offsets, `end` lies behind it. */
export type JsonNode = ObjectNode | ArrayNode | ScalarNode;

export type ObjectNode = {
  readonly type: 'object';
  readonly members: readonly Member[];
  readonly start: number;
  readonly end: number;
};

/** A member of an object; one name may stand there twice. */
export type Member = {readonly name: string; readonly at: number; readonly value: JsonNode};

export type ArrayNode = {
  readonly type: 'array';
  readonly items: readonly JsonNode[];
  readonly start: number;
  readonly end: number;
};

export type ScalarNode = {
  readonly type: 'scalar';
  readonly value: string | number | boolean | null;
  readonly start: number;
  readonly end: number;
};

/** The member of that name; of several the last, as JSON readers do. */
export function memberOf(node: ObjectNode, name: string): Member | undefined {
  return node.members.findLast((member) => member.name === name);
}

/** A single value is a list of one, as everywhere in policies. */
export function itemsOf(node: JsonNode): readonly JsonNode[] {
  return node.type === 'array' ? node.items : [node];
}
