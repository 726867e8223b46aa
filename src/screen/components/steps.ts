/** The steps of the plan with their state, as a column at the left. */

import type {PlannedStep} from '../../core/plan.ts';
import {isSettled, type Session, type StepState, stepState} from '../../core/session.ts';
import {rightMark} from '../../core/words/right.ts';
import type {Marked} from '../../core/words/status.ts';
import {durationWords} from '../../core/words/time.ts';
import {type Line, spread, type Tone, text} from '../text/line.ts';
import {wrap} from '../text/wrap.ts';
import {signs} from '../theme.ts';

/** Where the plan stands: the step's number, how many there are, its title. */
export type Standing = {readonly number: number; readonly of: number; readonly step: PlannedStep};

/** The step that a question, wait or failure belongs to; undefined outside a plan. */
export function standingOf(session: Session, step: string): Standing | undefined {
  const id = step.replace(/\.failed$/, '');
  const steps = session.plan?.steps ?? [];
  const index = steps.findIndex((candidate) => candidate.id === id);
  const found = steps[index];
  return found ? {number: index + 1, of: steps.length, step: found} : undefined;
}

/** `Step 2 of 5 · Enable the key`. */
export function stepTitle(session: Session, step: string, otherwise: string): string {
  const standing = standingOf(session, step);
  if (!standing) return otherwise;
  return `Step ${standing.number} of ${standing.of} · ${titleOf(standing.step)}`;
}

/** The title without the templates that are filled in when the step begins. */
export function titleOf(step: PlannedStep): string {
  return step.title.replace(/\s*\{\{[^}]*\}\}/g, '').trim();
}

/** All steps; `current` is the one the page is about. In wide columns the state stands in words. */
export function stepLines(session: Session, current: string, columns: number): readonly Line[] {
  const steps = session.plan?.steps ?? [];
  const here = current.replace(/\.failed$/, '');
  return steps.flatMap((step, index) => {
    const state = stepState(session, step.id);
    const isHere = step.id === here;
    return oneStep(step, index + 1, state, isHere, columns);
  });
}

function oneStep(
  step: PlannedStep,
  number: number,
  state: StepState,
  isHere: boolean,
  columns: number,
): readonly Line[] {
  const {role, word} = markOf(state, isHere);
  const isWide = columns > 25;
  const room = columns - 6 - (isWide ? stateWord(state, isHere).length + 1 : 0);
  const tone: Tone = isHere ? 'strong' : role === 'muted' ? 'muted' : 'plain';
  const sign = word === 'would call' ? '□' : signs[role];
  const lines = wrap(titleOf(step), room)
    .slice(0, 3)
    .map((row, index): Line => {
      if (index > 0) return [text(`     ${row}`, tone)];
      const left: Line = [text(` ${sign} `, role), text(`${number} ${row}`, tone)];
      return isWide ? spread(left, [text(stateWord(state, isHere), 'muted')], columns - 1) : left;
    });
  const notes = wrap(noteOf(step, state, word) || rightNote(step, state, isWide), columns - 6);
  return [...lines, ...notes.slice(0, 2).map((row): Line => [text(`     ${row}`, 'muted')])];
}

/** Beside a change that is still to come: may you? In narrow columns only a refusal has room. */
function rightNote({right}: PlannedStep, {status}: StepState, isWide: boolean): string {
  if (!right || isSettled(status) || (!isWide && right.may !== 'no')) return '';
  const {role, word} = rightMark(right);
  return `${signs[role]} ${word}`;
}

/** Automation's word for the state; `now` for the step that the page is about. */
function stateWord({status}: StepState, isHere: boolean): string {
  return isHere && !isSettled(status) && status !== 'Waiting' ? 'now' : status;
}

/** The mark of a step: where it stands, never by colour alone. */
function markOf(state: StepState, isHere: boolean): Marked {
  switch (state.status) {
    case 'Success':
      return {role: 'good', word: ''};
    case 'Failed':
    case 'Cancelled':
      return {role: 'danger', word: 'failed'};
    // AWS may still be at work on the one, and nothing was sent of the other: neither has failed.
    case 'TimedOut':
      return {role: 'caution', word: 'not in time'};
    case 'Rejected':
      return {role: 'caution', word: 'not sent'};
    case 'Skipped':
      return {role: 'muted', word: state.outcome === 'would-call' ? 'would call' : ''};
    default:
      if (isHere) return {role: 'accent', word: state.status === 'Waiting' ? 'waiting' : ''};
      return {role: 'muted', word: ''};
  }
}

/** How long a change took, what was answered, or the word that the sign alone does not say. */
function noteOf(step: PlannedStep, state: StepState, word: string): string {
  if (word !== '') return word;
  if (state.status === 'Skipped') return skippedWords(state.reason);
  if (step.kind !== 'change') return labelOf(step, state.answer ?? '');
  if (!isSettled(state.status) || !state.calledAt || !state.settledAt) return '';
  return durationWords(Date.parse(state.settledAt) - Date.parse(state.calledAt));
}

/** The beginning of the reason that the engine wrote; the whole of it is in the log. */
function skippedWords(reason: string): string {
  const known = ['not judged', 'failed'].find((words) => reason.startsWith(words));
  return known ?? 'not needed';
}

/** The words of an answer; a computed option is known by its id only. */
function labelOf(step: PlannedStep, answer: string): string {
  const options: PlannedStep['options'] = step.options ?? [];
  const written = 'from' in options ? [] : options;
  return written.find((option) => option.id === answer)?.label ?? answer;
}
