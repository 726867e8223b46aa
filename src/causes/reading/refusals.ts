/** AWS's own refusals: of the reads just made, and of calls that RDS made for somebody. */
import type {Proof} from '../../core/diagnosis.ts';
import {type Evidence, type FactName, factOf} from '../../core/evidence.ts';
import {printable} from '../../core/words/text.ts';
import {type Refusal, readRefusal} from '../../policy/words/refusal.ts';
import {keyInHand} from './key.ts';
import {proof} from './proof.ts';
import {namesKey, trailRecords} from './trail.ts';

/** One refusal; `byRds` tells that RDS asked, in the caller's name or somebody else's. */
export type Refused = Refusal & {
  readonly byRds: boolean;
  readonly at: string;
  readonly proof: Proof;
};

const readsOfKey: readonly FactName[] = ['key', 'keyPolicy', 'grants'];
const askedByRds = ['CreateGrant', 'DescribeKey'];

/** Those of RDS first: they are about the database, a refused read is about the reader. */
export function refusals(evidence: Evidence): readonly Refused[] {
  return [...ofRds(evidence), ...ofReads(evidence)];
}

/** The refusals in which AWS names this kind of policy. */
export function refusalsBy(evidence: Evidence, ...policies: readonly string[]): readonly Refused[] {
  return refusals(evidence).filter(({policy = ''}) => policies.includes(policy));
}

function ofRds(evidence: Evidence): readonly Refused[] {
  const arn = keyInHand(evidence)?.arn ?? '';
  return askedByRds
    .flatMap((name) => trailRecords(evidence, name))
    .filter(
      (record) => record.isRefused && record.invokedBy.startsWith('rds.') && namesKey(record, arn),
    )
    .map((record) => ({
      ...readRefusal(record.message),
      byRds: true,
      at: record.at,
      proof: {...record.proof, value: printable(record.message, 300)},
    }));
}

function ofReads(evidence: Evidence): readonly Refused[] {
  return readsOfKey.flatMap((name) => {
    const fact = factOf(evidence, name);
    if (fact.status !== 'denied') return [];
    const refusal = readRefusal(fact.message);
    return [
      {...refusal, byRds: false, at: fact.at, proof: proof(fact, 'Error.Message', fact.message)},
    ];
  });
}
