/** What the coach notices in every lesson. Each remark is about a fact, never about the person. */
import {isLockedOut} from '../../core/database.ts';
import type {Entry} from '../../core/entry.ts';
import {counted} from '../../core/words/text.ts';
import {durationWords} from '../../core/words/time.ts';
import type {StateOfPlay} from '../state-of-play.ts';
import type {Happened} from './coach.ts';

/** Remarks about an entry, the weightiest first. */
export function remarkOn(happened: Happened): readonly string[] {
  const {entry} = happened;
  const outside = madeOutside(happened);
  switch (entry.type) {
    case 'diagnosed':
      return [...outside, ...diagnosed(entry, happened)];
    case 'called':
      return entry.mode === 'change' ? called(entry, happened) : [];
    case 'answered':
      return answered(entry, happened);
    case 'settled':
      return entry.status === 'TimedOut'
        ? [
            'The wait ran out. That a deadline passed says nothing about whether AWS still works on it.',
          ]
        : outside;
    case 'noted':
      return ['What you wrote stands in the journal and in the report, with its time.'];
    case 'closed':
      return closed(entry, happened);
    default:
      return outside;
  }
}

/** Changes that reached AWS beside the session, with the AWS CLI for instance. */
function madeOutside({entry, before, after}: Happened): readonly string[] {
  if (entry.type === 'called') return [];
  const fresh = after.state.changes.slice(before.state.changes.length).map(({call}) => call);
  if (fresh.length === 0) return [];
  return [
    `${fresh.join(', ')} came from outside this session. It counts as much as what is done here; the journal only shows what Latchkey read afterwards.`,
  ];
}

function diagnosed(
  {diagnosis}: Extract<Entry, {type: 'diagnosed'}>,
  {before}: Happened,
): readonly string[] {
  const {findings, unknowns, blastRadius, verdict} = diagnosis;
  if (before.session.firstDiagnosis) {
    return verdict === 'healthy'
      ? ['The facts were read anew after the last change, and they agree: nothing is left to mend.']
      : [];
  }
  const [first] = findings;
  const others = blastRadius.databases.length;
  return [
    ...(first?.actor
      ? [
          `The trail names who: ${first.actor.event}. That a call was made is known now; whether it was meant is not.`,
        ]
      : []),
    ...(others > 0 ? [`${counted(others, 'other database')} hang on the same key.`] : []),
    ...(unknowns.length > 0
      ? [
          `${counted(unknowns.length, 'fact')} could not be read. The diagnosis says so instead of guessing.`,
        ]
      : []),
  ];
}

function called(entry: Extract<Entry, {type: 'called'}>, {after}: Happened): readonly string[] {
  if (entry.outcome === 'error') {
    return [
      `AWS refused ${entry.call} with ${entry.error?.code ?? 'an error'}. Nothing was changed by it; its words say who refused.`,
    ];
  }
  const since = Date.parse(entry.at) - Date.parse(after.session.openedAt);
  return [
    `AWS accepted ${entry.call}, ${durationWords(since)} into the night. Accepted is not done: only a read afterwards shows the state.`,
  ];
}

function answered(
  entry: Extract<Entry, {type: 'answered'}>,
  {before, after}: Happened,
): readonly string[] {
  const question = before.session.question?.question;
  if (question?.kind === 'confirm') {
    return entry.answer === question.expected
      ? []
      : ['You left that change unsent. Nothing in AWS is different from before the question.'];
  }
  if (entry.answer === 'not-known') {
    return [
      'You went on without knowing. An unanswered question of that kind belongs into the hand-over.',
    ];
  }
  if (question?.kind === 'way' && entry.answer === 'stop' && isDown(after.state)) {
    return ['You stopped while the database is still down. Its clocks go on without you.'];
  }
  return [];
}

function closed(entry: Extract<Entry, {type: 'closed'}>, {after}: Happened): readonly string[] {
  const {notes} = after.state.session;
  const hasNotes = Array.isArray(notes) && notes.length > 0;
  if (entry.outcome !== 'recovered' || hasNotes) return [];
  return [
    'The database is back. Nobody but you knows yet what you asked and whom: no note was left.',
  ];
}

function isDown({database}: StateOfPlay): boolean {
  return typeof database.status === 'string' && isLockedOut(database.status);
}
