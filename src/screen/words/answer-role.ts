/** Whether a read was answered, as a sign: what the answer means is the diagnosis' business. */
import type {FactName, FactValues} from '../../core/evidence.ts';
import type {Fact} from '../../core/fact.ts';
import type {Role} from '../../core/words/status.ts';

/** `good` for an answer, also for `does not exist`; `unknown` for none, `muted` for not asked. */
export function answerRole(fact: Fact<FactValues[FactName]>): Role {
  switch (fact.status) {
    case 'known':
      return 'good';
    case 'denied':
    case 'failed':
      return 'unknown';
    case 'absent':
      return fact.because === 'does-not-exist' ? 'good' : 'muted';
  }
}
