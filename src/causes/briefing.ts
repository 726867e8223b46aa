/** The diagnosis in words: the six answers of the first ten seconds, always in this order. */
import {BugError} from '../core/errors.ts';
import type {Session} from '../core/session.ts';
import type {Role} from '../core/words/status.ts';
import {printable} from '../core/words/text.ts';
import {alsoOnIt} from './words/also-on-it.ts';
import type {Case} from './words/case.ts';
import {doFirst} from './words/do-first.ts';
import {confidenceOf, headlineOf, roleOf} from './words/headline.ts';
import {howLong} from './words/how-long.ts';
import {howWeKnow} from './words/how-we-know.ts';
import {meaningOf} from './words/meaning.ts';
import {unknownRows} from './words/unknown-rows.ts';
import {whoAndWhen} from './words/who-and-when.ts';

/** The six labels, in their fixed order. */
export type BriefingLabel =
  | 'How we know'
  | 'Who and when'
  | 'How long'
  | 'Also on it'
  | 'Unknown'
  | 'Do first';

/** Everything a front end says about a diagnosis, already in sentences. */
export type Briefing = {
  readonly role: Role;
  readonly headline: string;
  /** `certain`, `likely`, `possible`, `healthy` or `undecided`. */
  readonly confidence: string;
  readonly meaning: readonly string[];
  readonly rows: readonly {readonly label: BriefingLabel; readonly lines: readonly string[]}[];
};

/**
 * The briefing of a session's latest diagnosis. `localOffsetMinutes` (local minus UTC) adds local
 * times where a person must act; `isTrailOpen` while CloudTrail is still being asked who did it.
 * Throws BugError before the first diagnosis.
 */
export function briefing(session: Session, localOffsetMinutes = 0, isTrailOpen = false): Briefing {
  const diagnosis = session.diagnosis ?? session.firstDiagnosis;
  if (!diagnosis) throw new BugError('There is no diagnosis to brief on.');
  const {evidence, incident, at} = session;
  return briefingOf({diagnosis, evidence, incident, now: at, localOffsetMinutes, isTrailOpen});
}

/** The same without a session, for a diagnosis that stands alone. */
export function briefingOf(story: Case): Briefing {
  return {
    role: roleOf(story),
    headline: said(headlineOf(story)),
    confidence: confidenceOf(story),
    meaning: meaningOf(story).map(said),
    rows: rowsOf(story).map(({label, lines}) => ({label, lines: lines.map(said)})),
  };
}

function rowsOf(story: Case): Briefing['rows'] {
  return [
    {label: 'How we know', lines: howWeKnow(story)},
    {label: 'Who and when', lines: whoAndWhen(story)},
    {label: 'How long', lines: howLong(story)},
    {label: 'Also on it', lines: alsoOnIt(story)},
    {label: 'Unknown', lines: unknownRows(story)},
    {label: 'Do first', lines: doFirst(story)},
  ];
}

/** Sentences hold names that others gave. */
function said(sentence: string): string {
  return printable(sentence, 1000);
}
