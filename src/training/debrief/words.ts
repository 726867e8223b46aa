/** The debrief in sentences: for plain lines, for speech, and for the report. */
import {counted} from '../../core/words/text.ts';
import type {DebriefPage, PathRow} from '../../engine/training-view.ts';

/** `Solved. 78 of 100 points, in 21 simulated minutes.` */
export function headline({solved, points, minutes}: DebriefPage): string {
  const time = `${counted(minutes, 'simulated minute')}`;
  return solved
    ? `Solved. ${points} of 100 points, in ${time}.`
    : `Not solved. Where it stood: ${points} of 100 points, after ${time}.`;
}

/** `Safety 50 of 50`, and what hints cost. */
export function pointWords({classes, hints, solved}: DebriefPage): readonly string[] {
  const own = classes.map(
    ({name, points, of, words}) => `${titled(name)}: ${points} of ${of} (${words})`,
  );
  if (hints.levels.length === 0) return own;
  const levels = hints.levels.join(', ');
  return [
    ...own,
    solved
      ? `Hints: ${hints.cost} points taken off, for ${levels}`
      : `Hints: ${levels} shown; they cost only where a lesson is solved`,
  ];
}

/** An unsafe act comes first, with what it would have cost. */
export function capWords({caps}: DebriefPage): readonly string[] {
  return caps.map(
    ({title, cap, cost}) => `Unsafe: ${title}. At most ${cap} points. In production: ${cost}`,
  );
}

/** Why points are missing. */
export function missedWords({missed}: Pick<DebriefPage, 'missed'>): readonly string[] {
  return missed
    .filter(({points}) => points > 0)
    .map(({title, points, why}) => {
      // A question is a sentence of its own.
      const what = title.endsWith('?') ? `. ${title}` : `, ${title}:`;
      return `${points} points missing${what} ${why}`;
    });
}

/** One row of the two paths as a sentence. */
export function rowWords({at, own, referenceAt, reference, isAmiss, cost}: PathRow): string {
  const time = at === '' ? '' : `${at} `;
  const theirs = referenceAt === '' ? reference : `${referenceAt} ${reference}`;
  if (own === '') return `${isAmiss ? 'Missing' : 'Reference only'}: ${theirs}`;
  if (reference === '') {
    const amiss = isAmiss ? ' (not on the reference path)' : '';
    return `${time}you: ${own}${amiss}${cost === '' ? '' : `. In production: ${cost}`}`;
  }
  return `${time}you: ${own}; reference: ${theirs}`;
}

/** What each move that was off the reference path would have cost, once a call. */
export function costWords({path}: DebriefPage): readonly string[] {
  const costly = path.filter(({cost}) => cost !== '');
  return [...new Set(costly.map(({own, cost}) => `${own} was not needed. In production: ${cost}`))];
}

/** How to read more, and what to type for it. */
export function runbookWords({runbooks}: DebriefPage): readonly string[] {
  return runbooks.length === 0
    ? []
    : [
        `Runbooks: ${runbooks.join(', ')}. Read one: latchkey runbook show ${runbooks[0]}, or runbooks/${runbooks[0]}.md on paper`,
      ];
}

/** `Safety`, `Hand-over`. */
export function titled(name: string): string {
  return `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
}

/** Calls that were not asked. */
export function evidenceWords({evidence}: DebriefPage): readonly string[] {
  return evidence.map(({call, why}) => `Not asked: ${call}. ${why}`);
}
