/** A dry run judges later steps as if the changes before them had worked. Pure. */
import type {CallName} from '../core/call.ts';
import {type Facts, factsOf} from '../core/facts.ts';
import type {PlannedStep} from '../core/plan.ts';
import {type Session, stepState} from '../core/session.ts';

/**
 * What a change leaves behind, where AWS says so (facts/aws.md §2.1, §2.3, §2.5). What comes of a
 * start or a restore is not said before it is tried, so the steps after one stay as they are.
 */
const effects: {readonly [call: CallName]: {readonly key?: string; readonly store?: string}} = {
  'kms:CancelKeyDeletion': {key: 'Disabled'},
  'kms:EnableKey': {key: 'Enabled'},
  'kms:ImportKeyMaterial': {key: 'Enabled'},
  'kms:ReplicateKey': {key: 'Enabled'},
  'kms:ConnectCustomKeyStore': {key: 'Enabled', store: 'CONNECTED'},
  'kms:DisconnectCustomKeyStore': {store: 'DISCONNECTED'},
};

/** The changes of the plan that a dry run kept back, in order. */
export function keptBackIn(session: Session): readonly PlannedStep[] {
  const steps = session.plan?.steps ?? [];
  return steps.filter(({id}) => stepState(session, id).outcome === 'would-call');
}

/** The facts as they would be by now; those of the session where nothing was kept back. */
export function assumedFacts(session: Session): Facts {
  const facts = factsOf(session);
  let {key, store} = facts;
  for (const {call = ':'} of keptBackIn(session)) {
    const left = effects[call];
    if (left?.key !== undefined) key = {...key, state: left.key};
    if (left?.store !== undefined) store = {...store, state: left.store};
  }
  return {...facts, key, store};
}
