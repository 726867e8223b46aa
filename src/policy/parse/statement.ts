/** Reads one statement. */
import type {Condition, Flaw, Patterns, PrincipalElement, Statement} from '../document.ts';
import {type JsonNode, type Member, memberOf, type ObjectNode} from '../text/node.ts';
import {type Notes, noteStrangers} from './notes.ts';
import {principalNames} from './principal.ts';
import {textOf, textsOf} from './values.ts';

const elements = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** The statement, or the flaw that makes the whole policy unreadable. */
export function statementOf(node: JsonNode, index: number, notes: Notes): Statement | Flaw {
  const place = notes.placeOf(node.start);
  if (node.type !== 'object') return {message: 'This statement is no JSON object.', place};
  const written = memberOf(node, 'Effect');
  const effect = written && textOf(written.value);
  if (effect !== 'Allow' && effect !== 'Deny') {
    const at = written ? notes.placeOf(written.at) : place;
    return {message: 'This statement has neither the effect Allow nor Deny.', place: at};
  }
  noteStrangers(node, elements, notes);
  const sid = memberOf(node, 'Sid');
  return {
    index,
    sid: sid && textOf(sid.value),
    effect,
    principal: principalOf(node, notes),
    action: patternsOf(node, 'Action', notes) ?? {isNegated: false, patterns: [], place},
    resource: patternsOf(node, 'Resource', notes),
    conditions: conditionsOf(memberOf(node, 'Condition'), notes),
    start: place,
    end: notes.placeOf(node.end),
    range: [node.start, node.end],
  };
}

/** The element or its Not form; AWS stores no statement with both. */
function elementOf(node: ObjectNode, name: string, notes: Notes) {
  const plain = memberOf(node, name);
  const negated = memberOf(node, `Not${name}`);
  if (plain && negated) notes.odd(`${name} and Not${name} exclude each other.`, negated.at);
  const member = plain ?? negated;
  return member && {member, isNegated: plain === undefined};
}

function patternsOf(node: ObjectNode, name: string, notes: Notes): Patterns | undefined {
  const found = elementOf(node, name, notes);
  if (!found) return undefined;
  const {member, isNegated} = found;
  return {isNegated, patterns: textsOf(member.value, notes), place: notes.placeOf(member.at)};
}

function principalOf(node: ObjectNode, notes: Notes): PrincipalElement | undefined {
  const found = elementOf(node, 'Principal', notes);
  if (!found) return undefined;
  const {member, isNegated} = found;
  return {isNegated, names: principalNames(member, notes), place: notes.placeOf(member.at)};
}

function conditionsOf(block: Member | undefined, notes: Notes): readonly Condition[] {
  if (!block) return [];
  return membersOf(block, notes).flatMap((operator) =>
    membersOf(operator, notes).map((key) => ({
      operator: operator.name,
      key: key.name,
      values: textsOf(key.value, notes),
      place: notes.placeOf(key.at),
    })),
  );
}

function membersOf({name, at, value}: Member, notes: Notes): readonly Member[] {
  if (value.type === 'object') return value.members;
  notes.odd(`${name} must be a JSON object.`, at);
  return [];
}
