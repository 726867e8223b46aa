/** How long a way takes now: its parts that count, and what earlier sessions measured. Pure. */
import type {Facts} from '../core/facts.ts';
import {measuredMinutes, storageOf} from '../core/measured.ts';
import type {Session} from '../core/session.ts';
import type {TimePart} from '../core/way-time.ts';
import {wholeTimeWords} from '../core/words/way-time.ts';
import {fillTemplate} from './bind.ts';
import {isTrue, tryEvaluate} from './expression.ts';
import type {Rung, TimeTemplate} from './runbook.ts';

/** In words, and part by part where the runbook has parts. */
export function timeOf(
  {time}: Rung,
  facts: Facts,
  session: Session,
): {readonly time: string; readonly parts?: readonly TimePart[]} {
  if (typeof time === 'string') return {time: fillTemplate(time, facts)};
  const parts = time
    .filter(({when}) => when === undefined || isTrue(tryEvaluate(when, facts)))
    .map((part) => partNow(part, facts, session));
  return {time: wholeTimeWords(parts), parts};
}

function partNow({when, measure, ...part}: TimeTemplate, facts: Facts, session: Session): TimePart {
  const named = {...part, of: fillTemplate(part.of, facts)};
  if (measure === undefined) return named;
  const own = measuredMinutes(measure, storageOf(session.evidence), session.evidence);
  return own ? {...named, from: 'measured', ...own} : named;
}
