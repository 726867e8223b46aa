/** The differences between lost and restored, less those that the operator accepted. Pure. */
import type {Option} from '../../core/question.ts';
import type {Session} from '../../core/session.ts';
import {counted, printable} from '../../core/words/text.ts';
import type {OptionTable} from '../../runbook/computations.ts';
import {
  becauseAbroad,
  clusterAbroad,
  homeOf,
  instanceAbroad,
  isAbroad,
  markedAbroad,
} from './abroad.ts';
import {clusterTable} from './cluster-rows.ts';
import {type Difference, differencesOf} from './differences.ts';
import {instanceTable} from './instance-rows.ts';
import {
  lostCluster,
  lostInstance,
  lostMembers,
  restoredCluster,
  restoredInstance,
  restoredMembers,
} from './lost.ts';
import {memberDifferences} from './members.ts';
import type {Rules} from './requests.ts';

/** The step that asks about differences; its answers are kept one by one. */
export const differencesStep = 'differences';

/** Accepts everything that is left. */
const acceptAll = 'accept-all';

const columns = ['Member', 'Lost', 'Restored', 'What can be done'] as const;

/** Every difference now, accepted or not; undefined where one of the two was not read. */
export function allDifferences(session: Session): readonly Difference[] | undefined {
  const [lost, restored] = [lostInstance(session), restoredInstance(session)];
  if (lost && restored) {
    return heldAgainst(instanceTable, lost, restored, instanceAbroad, session);
  }
  const [cluster, made] = [lostCluster(session), restoredCluster(session)];
  if (!cluster || !made) return undefined;
  const members = memberDifferences(lostMembers(session), restoredMembers(session));
  return [...heldAgainst(clusterTable, cluster, made, clusterAbroad, session), ...members];
}

/** In another Region no modify closes what the old Region gave the lost one. */
function heldAgainst<Resource>(
  table: Rules<Resource>,
  lost: Resource,
  restored: Resource,
  abroad: (resource: Resource) => Resource,
  session: Session,
): readonly Difference[] {
  const all = differencesOf(table, lost, restored);
  if (!isAbroad(session)) return all;
  const comparable = differencesOf(table, abroad(lost), abroad(restored));
  return markedAbroad(all, comparable, becauseAbroad(homeOf(session), session.incident.region));
}

/** The members that were accepted as they are; `accept-all` accepts what is there now. */
export function acceptedMembers(session: Session): ReadonlySet<string> {
  const answers = session.choices[differencesStep] ?? [];
  const named = answers.flatMap((answer) =>
    answer.startsWith('accept-') && answer !== acceptAll ? [answer.slice('accept-'.length)] : [],
  );
  if (!answers.includes(acceptAll)) return new Set(named);
  return new Set([...named, ...(allDifferences(session) ?? []).map(({member}) => member)]);
}

/** The differences that are neither closed nor accepted. */
export function openDifferences(session: Session): readonly Difference[] {
  const accepted = acceptedMembers(session);
  return (allDifferences(session) ?? []).filter(({member}) => !accepted.has(member));
}

/** `0 differences left, 2 accepted by you`. */
export function differenceWords(session: Session): string {
  const all = allDifferences(session);
  if (!all) return 'not compared: one of the two could not be read';
  const left = openDifferences(session).length;
  return `${counted(left, 'difference')} left, ${all.length - left} accepted by you`;
}

/** Why nothing is asked about differences; undefined while there are any. */
export function noDifferences(session: Session): string | undefined {
  return openDifferences(session).length === 0 ? differenceWords(session) : undefined;
}

/** Each difference as a row that can be accepted; then all of them at once, or mending. */
export function differenceOptions(session: Session): OptionTable {
  const open = openDifferences(session);
  // Once more is worth a try; what is refused again is for the operator to judge.
  const hasMended = (session.choices[differencesStep] ?? []).includes('mend');
  const canMend = open.some(({isMendable}) => isMendable) && !hasMended;
  return {columns, options: [...open.map(rowOf), ...waysOn(open.length, canMend)]};
}

function rowOf({member, lost, restored, because}: Difference): Option {
  return {
    id: `accept-${member}`,
    label: `Accept ${printable(member)}`,
    detail: `lost: ${lost}; restored: ${restored}; ${because}`,
    then: 'again',
    cells: [member, lost, restored, because].map((cell) => printable(cell)),
  };
}

function waysOn(left: number, canMend: boolean): readonly Option[] {
  const empty = ['', '', ''];
  return [
    {
      id: 'mend',
      label: 'Compare and mend again',
      detail: 'reads it afresh; what a modify can set is asked for again',
      then: 'again',
      ...(canMend ? {recommended: true} : {}),
      cells: ['compare again', ...empty],
    },
    {
      id: acceptAll,
      label: `Accept ${left === 1 ? 'it' : `all ${left}`} and go on`,
      detail: 'they stand in the report',
      ...(canMend ? {} : {recommended: true}),
      cells: ['accept all', ...empty],
    },
  ];
}
