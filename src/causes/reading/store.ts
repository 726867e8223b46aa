/** What is wrong with the key store that holds the key, by the key's state and the store's own word. */
import type {Confidence, Proof} from '../../core/diagnosis.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {printable} from '../../core/words/text.ts';
import {isUsable, type KeyInHand, keyStoreOf} from './key.ts';
import {isSuffering} from './need.ts';
import {proof} from './proof.ts';

/** How sure it is, and the end of a sentence about the store. */
export type StoreTrouble = {
  readonly confidence: Confidence;
  readonly words: string;
  readonly proofs: readonly Proof[];
};

/** Undefined where neither the key nor its store shows anything. */
export function storeTrouble(evidence: Evidence, key: KeyInHand): StoreTrouble | undefined {
  const store = keyStoreOf(evidence);
  const fact = factOf(evidence, 'keyStore');
  const {ConnectionState: state = '', ConnectionErrorCode: code = ''} = store ?? {};
  const proofs = [
    ...(state === '' ? [] : [proof(fact, 'CustomKeyStores[0].ConnectionState', state)]),
    ...(code === '' ? [] : [proof(fact, 'CustomKeyStores[0].ConnectionErrorCode', code)]),
  ];
  const said = code === '' ? '' : ` (${printable(code)})`;
  if (key.state === 'Unavailable') {
    const words = state === 'FAILED' ? `failed to connect${said}` : 'is disconnected';
    return {confidence: 'certain', words, proofs};
  }
  if (!isUsable(key.state)) return undefined;
  if (state !== '' && state !== 'CONNECTED') {
    return {confidence: 'likely', words: `is ${printable(state)}${said}`, proofs};
  }
  // Connected proves nothing about what stands behind the store (facts/aws.md §4 C5, C6).
  if (!isSuffering(evidence)) return undefined;
  return {confidence: 'possible', words: 'may fail behind a connection that stands', proofs};
}
