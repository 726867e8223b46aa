/** Why a fact says nothing, in the words of an unknown. */
import type {Unknown} from '../../core/diagnosis.ts';

import type {Fact} from '../../core/fact.ts';
import {printable} from '../../core/words/text.ts';

/** Undefined for a fact that was answered, also with "does not exist". */
export function reasonOf(fact: Fact<unknown>): Omit<Unknown, 'fact'> | undefined {
  switch (fact.status) {
    case 'known':
      return undefined;
    case 'denied':
      return {because: 'denied to your role', needs: printable(fact.needs)};
    case 'failed':
      return {because: `no usable answer: ${printable(fact.code)}`, needs: fact.call};
    case 'absent':
      return fact.because === 'does-not-exist'
        ? undefined
        : {because: printable(fact.message), needs: fact.call};
  }
}
