/** Reads the text of a policy: statements with their places, or the first flaw. */
import type {Flaw, PolicyDocument, Statement} from '../document.ts';
import {itemsOf, type JsonNode, memberOf, type ObjectNode} from '../text/node.ts';
import {placesOf} from '../text/places.ts';
import {readJson} from '../text/read.ts';
import {type Notes, noteStrangers} from './notes.ts';
import {statementOf} from './statement.ts';
import {textOf} from './values.ts';

/** A document, or why the text is none. */
export type Parsed =
  | {readonly ok: true; readonly document: PolicyDocument}
  | {
      readonly ok: false;
      readonly flaw: Flaw;
      /** It is JSON, but no policy. */
      readonly isJson: boolean;
    };

const elements = ['Version', 'Id', 'Statement'];

/** Tolerant: what AWS would refuse to store but can be read around is an oddity. */
export function parsePolicy(text: string): Parsed {
  const placeOf = placesOf(text);
  const json = readJson(text);
  if (!json.ok) return flawed('The text is not JSON.', placeOf(json.at), false);
  if (json.node.type !== 'object') {
    return flawed('The text is no policy: it is no JSON object.', placeOf(json.node.start), true);
  }
  const oddities: Flaw[] = [];
  const odd = (message: string, at: number) => oddities.push({message, place: placeOf(at)});
  const notes: Notes = {placeOf, odd};
  noteStrangers(json.node, elements, notes);
  const statements = statementsOf(json.node, notes);
  if (!Array.isArray(statements)) return {ok: false, flaw: statements, isJson: true};
  const version = scalarMember(json.node, 'Version') ?? '2008-10-17';
  const id = scalarMember(json.node, 'Id');
  return {ok: true, document: {text, version, id, statements, oddities}};
}

function statementsOf(node: ObjectNode, notes: Notes): Statement[] | Flaw {
  const member = memberOf(node, 'Statement');
  if (!member) return {message: 'The policy has no Statement.', place: notes.placeOf(node.start)};
  const statements: Statement[] = [];
  for (const item of itemsOf(member.value)) {
    const statement = statementOf(item, statements.length, notes);
    if ('message' in statement) return statement;
    statements.push(statement);
  }
  return statements;
}

function scalarMember(node: ObjectNode, name: string): string | undefined {
  const value: JsonNode | undefined = memberOf(node, name)?.value;
  return value && textOf(value);
}

function flawed(message: string, place: Flaw['place'], isJson: boolean): Parsed {
  return {ok: false, flaw: {message, place}, isJson};
}
