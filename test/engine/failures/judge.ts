/** What must hold of a session whose change went wrong: complaints, none where all is well. */
import {allowedCall} from '../../../src/aws/guard/allow-list.ts';
import {regionOf, type World} from '../../../src/simulator/world/world.ts';
import type {Played} from '../../support/rehearsal.ts';
import {type Cell, changeRequests} from './play.ts';

/** Everything that is wrong with how the session went. */
export function complaints(played: Played, cell: Cell): readonly string[] {
  return [
    ...sentBlindly(played),
    ...offTheList(played),
    ...untrueEnd(played),
    ...untrueSentence(played, cell),
  ];
}

/** Between two requests for the same change AWS saw the read that verifies it. */
function sentBlindly({entries, world}: Played): readonly string[] {
  const verifying = new Map<string, Set<string>>();
  for (const entry of entries) {
    if (entry.type !== 'planned') continue;
    for (const {call, verify} of entry.steps) {
      if (call === undefined || !verify) continue;
      verifying.set(call, (verifying.get(call) ?? new Set()).add(verify.read));
    }
  }
  const seenSince = new Map<string, boolean>();
  const complaints: string[] = [];
  for (const {service, operation} of world.simulator.requests()) {
    const call = `${service}:${operation}` as const;
    if (allowedCall(call)?.mode === 'change') {
      if (seenSince.get(call) === false) complaints.push(`${call} was sent again without a look`);
      seenSince.set(call, false);
      continue;
    }
    for (const [change, reads] of verifying) {
      if (reads.has(call) && seenSince.has(change)) seenSince.set(change, true);
    }
  }
  return complaints;
}

/** Nothing that the allow-list does not have reaches AWS. */
function offTheList({world}: Played): readonly string[] {
  return world.simulator.requests().flatMap(({service, operation, principal}) => {
    const isOwn = principal === world.simulator.operator.arn;
    const isAllowed = allowedCall(`${service}:${operation}`) !== undefined;
    return isOwn && !isAllowed ? [`${service}:${operation} is on no list`] : [];
  });
}

// A restored database is available first; these come after, and it answers all the while.
const answering: readonly string[] = [
  'available',
  'backing-up',
  'storage-initialization',
  'storage-optimization',
];

/** `recovered` means that the database answers; any other end that it is not said to. */
function untrueEnd({entries, closed, world}: Played): readonly string[] {
  const settled = entries.filter((entry) => entry.type === 'settled');
  const {simulator} = world;
  const name = settled.findLast(({target}) => target !== undefined)?.target ?? simulator.database;
  // Said only by the step that moves the incident there; those after it are in the same Region.
  const moved = settled.findLast(({targetRegion}) => targetRegion !== undefined);
  const region = moved?.targetRegion ?? simulator.region;
  const status = statusOf(world, region, name);
  const isRecovered = closed.outcome === 'recovered';
  if (isRecovered && !answering.includes(status)) return [`recovered, but ${name} is ${status}`];
  return closed.summary === '' ? ['it ends without a sentence'] : [];
}

/** The status in that Region, of the world itself: the overview has the home Region alone. */
function statusOf({simulator}: Played['world'], region: string, name: string): string {
  // What `save` writes is the world as it stands.
  const {accounts} = simulator.save() as unknown as Pick<World, 'accounts'>;
  const {rds} = regionOf(accounts, {accountId: simulator.accountId, region});
  const databases = [...Object.values(rds.instances), ...Object.values(rds.clusters)];
  return databases.find(({id}) => id === name)?.status ?? 'not there';
}

/** A failed end names the call and its code, and says truly what it changed. */
function untrueSentence(played: Played, cell: Cell): readonly string[] {
  const {closed, entries} = played;
  if (closed.outcome !== 'failed') return [];
  const asked = entries.findLast((entry) => entry.type === 'asked');
  if (asked?.type !== 'asked' || asked.question.kind !== 'failure') {
    return [`it failed without the question what now: ${closed.summary}`];
  }
  const {call, code, changed} = asked.question;
  const missing = [call, code].filter((word) => !closed.summary.includes(word));
  const isNothing = changed.startsWith('nothing');
  const isCell = call === cell.call;
  const accepted = changeRequests(played).filter(
    ({service, operation, outcome}) => `${service}:${operation}` === call && outcome === 'ok',
  );
  const isLie = isNothing && isCell && accepted.length > 0 && cell.failure.tookEffect;
  return [
    ...(missing.length === 0 ? [] : [`the end does not name ${missing.join(', ')}`]),
    ...(isLie ? [`"${changed}", but AWS carried ${call} out`] : []),
  ];
}
