/** Reads a Principal element: `*`, or lists of names by type. */
import type {PrincipalName} from '../document.ts';
import type {Member} from '../text/node.ts';
import type {Notes} from './notes.ts';
import {textOf, textsOf} from './values.ts';

const types = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;

/** The names in the order in which they stand. */
export function principalNames({name, at, value}: Member, notes: Notes): readonly PrincipalName[] {
  if (value.type !== 'object') {
    if (textOf(value) === '*') return [{type: '*', name: '*'}];
    notes.odd(`${name} must be "*" or name its principals by type.`, at);
    return [];
  }
  return value.members.flatMap((member) => {
    const type = types.find((known) => known === member.name);
    if (type) return textsOf(member.value, notes).map((text) => ({type, name: text}));
    notes.odd(`${member.name} is no type of principal.`, member.at);
    return [];
  });
}
