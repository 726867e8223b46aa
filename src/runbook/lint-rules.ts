/** What the rest of the house tells `lint`: the door's allow-list and the computations. */
import type {CallMode, CallName} from '../core/call.ts';
import type {ComputationNames} from './computations.ts';
import type {RunbookFile} from './library.ts';

/** What the rest of the house allows and offers. */
export type LintRules = {
  /** Whether the door lets a call through, and as what; undefined for one on no list. */
  isAllowed(call: CallName): CallMode | undefined;
  readonly computations: ComputationNames;
  /** Files that these may refer to without being checked themselves: the shipped runbooks. */
  readonly known?: readonly RunbookFile[];
};
