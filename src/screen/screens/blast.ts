/** The blast radius: everything else that needs the same key, and how far it was looked. */
import type {Session} from '../../core/session.ts';
import {counted} from '../../core/words/text.ts';
import {marked} from '../components/header.ts';
import type {Setting, Unkeyed} from '../page.ts';
import {savedWords, sessionChrome} from '../session-chrome.ts';
import {type Line, lineOf, text} from '../text/line.ts';
import {wrapLines} from '../text/wrap.ts';
import {signs} from '../theme.ts';
import {consumerState} from './diagnosis-columns.ts';
import {fewRows, listPage} from './overlay-list.ts';

/** What the page needs. */
export type BlastProps = {readonly session: Session; readonly setting: Setting};

/** One consumer a line, then the counts and the coverage. */
export function blastPage({session, setting}: BlastProps): Unkeyed {
  const diagnosis = session.diagnosis ?? session.firstDiagnosis;
  const radius = diagnosis?.blastRadius;
  const {columns} = setting.size;
  const below: readonly Line[] = [
    [],
    ...wrapLines(keyWords(session), columns - 2, 'muted'),
    ...wrapLines(
      radius
        ? `${counted(radius.snapshots, 'snapshot')}, ${counted(radius.automatedBackups, 'automated backup')}`
        : 'snapshots and backups: not read yet',
      columns - 2,
    ),
    ...wrapLines(
      coverageWords(radius?.complete),
      columns - 2,
      radius?.complete ? 'plain' : 'unknown',
    ),
  ].map((line) => lineOf(' ', ...line));
  return listPage({
    chrome: sessionChrome(session, setting),
    name: 'blast',
    title: 'Blast radius',
    columns: [
      {head: 'Database', columns: 34},
      {head: 'Kind', columns: 10},
      {head: 'State', columns: columns - 48},
    ],
    rows: fewRows(
      (radius?.databases ?? []).map((user) => ({
        cells: [
          lineOf(text(user.identifier, 'resource')),
          lineOf(user.kind),
          marked(consumerState(session, user)),
        ],
      })),
    ),
    start: 'first',
    detailRows: 0,
    below,
    status: savedWords(session, setting),
    keys: [],
    about: ['This page shows everything that was seen to use the same key.'],
    setting,
  });
}

function keyWords(session: Session): string {
  const arn = (session.diagnosis ?? session.firstDiagnosis)?.blastRadius.keyArn ?? '';
  return arn === '' ? 'The key is not known.' : `${signs.resource} ${arn}`;
}

function coverageWords(isComplete: boolean | undefined): string {
  if (isComplete === undefined) return 'Coverage: not read yet.';
  return isComplete
    ? 'Coverage: this account and Region, read whole. Other Regions and accounts: not asked.'
    : 'Coverage: incomplete, not every list could be read. There may be more.';
}
