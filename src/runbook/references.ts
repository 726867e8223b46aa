/** Every expression of a step or a rung, where it stands, and what it looks at. */
import type {Json} from '../core/json.ts';
import type {RunbookStep, Rung} from './runbook.ts';
import {expressionsOf} from './template.ts';
import type {Path} from './yaml-block.ts';

/**
 * `facts`: the session's facts. `input`: the facts, and the step's own bound input as `input`.
 * `answer`: the answer of the step's read. `look`: the answer of its verify's read. `job`: that of
 * the job's read.
 */
export type Over = 'facts' | 'input' | 'answer' | 'look' | 'job';

/** One expression; `path` leads to its node in the YAML. */
export type Reference = {readonly path: Path; readonly expression: string; readonly over: Over};

/** The expressions of a step, in the order a reader meets them. */
export function referencesOfStep(step: RunbookStep): readonly Reference[] {
  const {verify, undo} = step;
  return [
    ...expression(['when'], step.when, 'facts'),
    ...inText(['otherwise'], step.otherwise, 'facts'),
    ...inText(['title'], step.title, 'facts'),
    ...inText(['prose'], step.prose, 'facts'),
    ...expression(['each'], step.each, 'facts'),
    ...inJson(['with'], step.with, 'facts'),
    ...inText(['region'], step.region, 'facts'),
    ...inJson(['save'], step.save, 'facts'),
    ...inText(['name'], step.name, 'input'),
    ...inText(['why'], step.why, 'input'),
    ...inText(['effect'], step.effect, 'input'),
    ...inText(['risk'], step.risk, 'input'),
    ...inText(['target'], step.target, 'input'),
    ...expression(['assert'], step.assert, 'answer'),
    ...inJson(['verify', 'with'], verify?.with, 'input'),
    ...inText(['verify', 'region'], verify?.region, 'input'),
    ...expression(['verify', 'until'], verify?.until, 'look'),
    ...expression(['verify', 'arrived'], verify?.arrived, 'look'),
    ...expression(['verify', 'fails'], verify?.fails, 'look'),
    ...expression(['verify', 'shows'], verify?.shows, 'look'),
    ...expression(['verify', 'percent'], verify?.percent, 'look'),
    ...expression(['verify', 'job', 'shows'], verify?.job?.shows, 'job'),
    ...expression(['verify', 'job', 'percent'], verify?.job?.percent, 'job'),
    ...expression(['verify', 'job', 'fails'], verify?.job?.fails, 'job'),
    ...inText(['verify', 'job', 'because'], verify?.job?.because, 'job'),
    ...inJson(['undo'], undo === undefined ? undefined : {...undo}, 'input'),
    ...inJson(['options'], optionTexts(step.options), 'facts'),
  ];
}

/** The expressions of a rung. */
export function referencesOfRung(rung: Rung): readonly Reference[] {
  return [
    ...rung.applies.flatMap((entry, index) => [
      ...expression(['rung', 'applies', index, 'when'], entry.when, 'facts'),
      ...inText(['rung', 'applies', index, 'because'], entry.because, 'facts'),
    ]),
    ...inText(['rung', 'undo'], rung.undo, 'facts'),
    ...inTime(rung.time),
    ...inText(['rung', 'price'], rung.price, 'facts'),
    ...inText(['rung', 'risk'], rung.risk, 'facts'),
    ...inText(['rung', 'unless'], rung.unless, 'facts'),
  ];
}

function inTime(time: Rung['time']): readonly Reference[] {
  if (typeof time === 'string') return inText(['rung', 'time'], time, 'facts');
  return time.flatMap(({of, when}, index) => [
    ...inText(['rung', 'time', index, 'of'], of, 'facts'),
    ...expression(['rung', 'time', index, 'when'], when, 'facts'),
  ]);
}

function optionTexts(options: RunbookStep['options']): Json | undefined {
  if (options === undefined || 'from' in options) return undefined;
  return options.map(({label, detail}) => ({label, detail}));
}

function expression(path: Path, text: string | undefined, over: Over): readonly Reference[] {
  return text === undefined ? [] : [{path, expression: text, over}];
}

function inText(path: Path, text: string | undefined, over: Over): readonly Reference[] {
  return expressionsOf(text ?? '').map((found) => ({path, expression: found, over}));
}

function inJson(path: Path, value: Json | undefined, over: Over): readonly Reference[] {
  if (typeof value === 'string') return inText(path, value, over);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    inJson([...path, Array.isArray(value) ? Number(key) : key], member, over),
  );
}
