/** A policy document as statements that know where they stand in its text. */

/** A position in a text; lines and columns count from 1. */
export type Place = {readonly line: number; readonly column: number};

/** One policy document, read. */
export type PolicyDocument = {
  /** As it was read. */
  readonly text: string;
  /** `2008-10-17` where the text names none; then variables are plain text. */
  readonly version: string;
  readonly id?: string;
  readonly statements: readonly Statement[];
  /** What AWS would not store or would not heed; the evaluation goes on without it. */
  readonly oddities: readonly Flaw[];
};

/** What is wrong, and where in the text. */
export type Flaw = {readonly message: string; readonly place: Place};

/** One statement. */
export type Statement = {
  /** Its position in the document; the first is 0. */
  readonly index: number;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  /** Undefined in identity policies, which are about whom they are attached to. */
  readonly principal?: PrincipalElement;
  readonly action: Patterns;
  /** Undefined where the statement names none, as in a role's trust policy. */
  readonly resource?: Patterns;
  readonly conditions: readonly Condition[];
  readonly start: Place;
  /** Just behind the closing brace. */
  readonly end: Place;
  /** The same two as offsets into the text. */
  readonly range: readonly [number, number];
};

/** `Action` or `NotAction`, `Resource` or `NotResource`. */
export type Patterns = {
  readonly isNegated: boolean;
  readonly patterns: readonly string[];
  readonly place: Place;
};

/** `Principal` or `NotPrincipal`. */
export type PrincipalElement = {
  readonly isNegated: boolean;
  readonly names: readonly PrincipalName[];
  readonly place: Place;
};

/** One principal as the text names it; a bare `*` has the type `*`. */
export type PrincipalName = {
  readonly type: '*' | 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
  readonly name: string;
};

/** One line of a Condition block: an operator, a key and the values it is compared with. */
export type Condition = {
  /** As written, for example `ForAnyValue:StringNotLikeIfExists`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  readonly place: Place;
};
