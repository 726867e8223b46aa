/** The facts a plan rests on, and which of them have moved since. Pure. */
import {grantCount} from '../../causes/reading/grants.ts';
import {databaseOf} from '../../core/database.ts';
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Session} from '../../core/session.ts';
import {counted} from '../../core/words/text.ts';
import {sha256} from '../journal/chain.ts';

/** One fact in words that can be compared and shown. */
export type PlanFact = {readonly fact: string; readonly value: string};

/** A fact that is not what it was. */
export type MovedFact = {readonly fact: string; readonly then: string; readonly now: string};

/** What a changed answer to would change the plan: read the same way on the day it is followed. */
export function planFacts(session: Session): readonly PlanFact[] {
  const database = databaseOf(session.evidence);
  const key = knownValue(factOf(session.evidence, 'key'))?.KeyMetadata;
  const {diagnosis} = session;
  return [
    {fact: 'status of the database', value: orUnknown(database?.status)},
    {fact: 'resource ID of the database', value: orUnknown(database?.resourceId)},
    {fact: 'key of the database', value: orUnknown(database?.keyId)},
    {fact: 'state of the key', value: orUnknown(key?.KeyState)},
    {fact: 'deletion date of the key', value: key?.DeletionDate ?? 'none'},
    {fact: 'key policy', value: policyWords(session)},
    {fact: 'grants that name the database', value: grantWords(session)},
    {fact: 'verdict', value: orUnknown(diagnosis?.verdict)},
    {
      fact: 'causes found',
      value: diagnosis?.findings.map(({cause}) => cause).join(', ') || 'none',
    },
  ];
}

/** The facts of the plan that read differently now. */
export function movedFacts(
  planned: readonly PlanFact[],
  now: readonly PlanFact[],
): readonly MovedFact[] {
  const values = new Map(now.map(({fact, value}) => [fact, value]));
  return planned.flatMap(({fact, value}) => {
    const current = values.get(fact) ?? 'not read';
    return current === value ? [] : [{fact, then: value, now: current}];
  });
}

function orUnknown(value: string | undefined): string {
  return value || 'unknown';
}

/** A policy is too long to show; its digest tells whether it is the same. */
function policyWords(session: Session): string {
  const policy = knownValue(factOf(session.evidence, 'keyPolicy'))?.Policy;
  return policy === undefined ? 'not readable' : `SHA-256 ${sha256(policy).slice(0, 16)}`;
}

function grantWords(session: Session): string {
  const count = grantCount(session.evidence);
  return count === undefined ? 'not readable' : counted(count.naming, 'grant');
}
