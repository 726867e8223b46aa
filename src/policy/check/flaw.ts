/** Why KMS would not store a key policy. */
import type {Flaw} from '../document.ts';

/** What kind of thing is wrong; AWS has texts of its own for some. */
export type PolicyFlaw = Flaw & {
  readonly kind: 'size' | 'json' | 'statement' | 'action' | 'resource' | 'principal' | 'condition';
  /** AWS's own words, where they are documented. */
  readonly awsText?: string;
};
