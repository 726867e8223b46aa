/** The diagnosis in words: the six answers of the first ten seconds, always in this order. */
import type {Role} from '../core/words/status.ts';

/** The six labels, in their fixed order. */
export type BriefingLabel =
  | 'How we know'
  | 'Who and when'
  | 'How long'
  | 'Also on it'
  | 'Unknown'
  | 'Do first';

/** Everything a front end says about a diagnosis, already in sentences. */
export type Briefing = {
  readonly role: Role;
  readonly headline: string;
  /** `certain`, `likely`, `possible`, `healthy` or `undecided`. */
  readonly confidence: string;
  readonly meaning: readonly string[];
  readonly rows: readonly {readonly label: BriefingLabel; readonly lines: readonly string[]}[];
};
