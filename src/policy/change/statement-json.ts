/** A statement as the JSON it is written in. */
import type {JsonObject} from '../../core/json.ts';
import type {Patterns, PrincipalElement, Statement} from '../document.ts';

/** One value stands alone, several in a list; elements in the usual order. */
export function statementJson(statement: Statement): JsonObject {
  const {sid, effect, principal, action, resource, conditions} = statement;
  return {
    ...(sid === undefined ? {} : {Sid: sid}),
    Effect: effect,
    ...(principal ? principalJson(principal) : {}),
    ...patternsJson('Action', action),
    ...(resource ? patternsJson('Resource', resource) : {}),
    ...(conditions.length === 0 ? {} : {Condition: conditionsJson(statement)}),
  };
}

function patternsJson(name: string, {isNegated, patterns}: Patterns): JsonObject {
  return {[isNegated ? `Not${name}` : name]: oneOrMore(patterns)};
}

function principalJson({isNegated, names}: PrincipalElement): JsonObject {
  const element = isNegated ? 'NotPrincipal' : 'Principal';
  if (names.some(({type}) => type === '*')) return {[element]: '*'};
  const types = [...new Set(names.map(({type}) => type))];
  const byType = types.map((type) => [
    type,
    oneOrMore(names.filter((one) => one.type === type).map(({name}) => name)),
  ]);
  return {[element]: Object.fromEntries(byType)};
}

function conditionsJson({conditions}: Statement): JsonObject {
  const operators = [...new Set(conditions.map(({operator}) => operator))];
  return Object.fromEntries(
    operators.map((operator) => [
      operator,
      Object.fromEntries(
        conditions
          .filter((condition) => condition.operator === operator)
          .map(({key, values}) => [key, oneOrMore(values)]),
      ),
    ]),
  );
}

function oneOrMore(values: readonly string[]): string | readonly string[] {
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}
