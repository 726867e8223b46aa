/** The call behind a fact, as the journal has it: found while the entries go by, not at every key. */
import type {Called, Entry} from '../../core/entry.ts';
import type {Fact} from '../../core/fact.ts';
import {gathering} from '../growing.ts';

type Reads = {
  /** Calls whose fact may still come: the facts of one reading are written as they arrive. */
  readonly recent: Called[];
  readonly byFact: Map<string, Called>;
};

// A reading of a whole Region asks less at a time.
const most = 500;

const reads = gathering<Reads>(
  () => ({recent: [], byFact: new Map()}),
  ({recent, byFact}, entry) => {
    if (entry.type === 'called') {
      recent.push(entry);
      if (recent.length > 2 * most) recent.splice(0, most);
    }
    if (entry.type !== 'observed') return;
    const {call, requestId = ''} = entry.evidence;
    const called = recent.findLast((each) => each.call === call && each.requestId === requestId);
    if (called) byFact.set(nameOf(entry.evidence), called);
  },
);

/** The last call that brought this fact; undefined where the journal does not have it. */
export function readBehind(entries: readonly Entry[], fact: Fact<unknown>): Called | undefined {
  return reads(entries).byFact.get(nameOf(fact));
}

function nameOf({call, requestId = ''}: Fact<unknown>): string {
  return `${call} ${requestId}`;
}
