/** The values of a call's input: names and simple types against the SDK's schema. */
import type {Json} from '../core/json.ts';
import {suggestion} from './nearest.ts';
import {type Problem, problemAt} from './place.ts';
import type {Shape} from './shape.ts';
import {expressionsOf} from './template.ts';
import type {Path, YamlBlock} from './yaml-block.ts';

/** The problems of a value and of all below it; a text with a template may become anything. */
export function valueProblems(
  value: Json,
  shape: Shape,
  path: Path,
  block: YamlBlock,
): readonly Problem[] {
  if (typeof value === 'string' && expressionsOf(value).length > 0) return [];
  if (shape.kind === 'object' && isObject(value)) {
    return Object.entries(value).flatMap(([name, member]) => {
      if (shape.names.includes(name)) {
        return valueProblems(member ?? null, shape.member(name), [...path, name], block);
      }
      const fix = suggestion(name, shape.names, `Parameters: ${shape.names.join(', ')}.`);
      const message = `${shape.name} has no parameter "${name}".`;
      return [problemAt(block.placeOfName([...path, name]), 'unknown-parameter', message, fix)];
    });
  }
  if (shape.kind === 'list' && Array.isArray(value)) {
    return value.flatMap((item, index) => valueProblems(item, shape.of(), [...path, index], block));
  }
  if (fits(value, shape)) return [];
  const message = `"${String(path.at(-1))}" is of the wrong type.`;
  const fix = `Write ${wantedWords(shape)}.`;
  return [problemAt(block.place(path), 'wrong-type', message, fix)];
}

function fits(value: Json, shape: Shape): boolean {
  if (shape.kind === 'scalar') return shape.of === 'other' || typeof value === shape.of;
  return shape.kind === 'any' || (shape.kind === 'map' && isObject(value));
}

function wantedWords(shape: Shape): string {
  if (shape.kind === 'scalar') return shape.of === 'boolean' ? 'true or false' : `a ${shape.of}`;
  return shape.kind === 'list' ? 'a list' : 'a map';
}

function isObject(value: Json): value is {readonly [name: string]: Json | undefined} {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
