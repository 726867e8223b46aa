/** A page: everything about what is on the screen, as data. Screens make pages; the frame paints them. */
import type {Mode} from '../core/incident.ts';
import type {Command} from './command.ts';
import type {Field} from './input/field.ts';
import type {KeyId} from './keys.ts';
import type {Size} from './size.ts';
import type {Line} from './text/line.ts';

/** The pages by name. */
export type PageName =
  | 'start'
  | 'scenarios'
  | 'pick'
  | 'opening'
  | 'collect'
  | 'diagnosis'
  | 'ways'
  | 'confirm'
  | 'choice'
  | 'text'
  | 'failed'
  | 'working'
  | 'waiting'
  | 'approval'
  | 'would-call'
  | 'resume'
  | 'credentials'
  | 'end'
  | 'help'
  | 'evidence'
  | 'blast'
  | 'log'
  | 'entry'
  | 'undo'
  | 'command'
  | 'note'
  | 'report'
  | 'quit'
  | 'facilitator'
  | 'put-in'
  | 'brief'
  | 'quiz'
  | 'hint'
  | 'debrief'
  | 'lessons'
  | 'too-small';

/** A key in the footer, named by the page where the table's own label is too general. */
export type PageKey = {
  readonly id: KeyId;
  readonly label?: string;
  /** For the help, where the key does something else here than on the pages of a session. */
  readonly does?: string;
  readonly command?: Command;
};

/** Rows the cursor moves over; `take(index)` says what Enter on a row does. */
export type Rows = {
  readonly count: number;
  readonly cursor: number;
  /** How far PgUp and PgDn go. */
  readonly pageful: number;
  /** The cursor's place in the whole list while a search narrows it: it stays on its row. */
  readonly inAll?: number;
  take(index: number): Command | undefined;
};

/** Text that is longer than its place. */
export type Scroll = {readonly top: number; readonly most: number; readonly pageful: number};

/** A field that is open. `submit` says what Enter leads to: a command, or what is wrong. */
export type OpenField = {
  readonly purpose: 'answer' | 'search' | 'note' | 'order';
  submit(typed: string): Command;
};

/** One page. `body` has at most `rows - 5` lines, each at most `columns` wide. */
export type Page = {
  readonly name: PageName;
  /** Cursor, scroll position and typed text are kept under this. */
  readonly key: string;
  readonly header: readonly [Line, Line];
  /** Undefined before a session exists: the rule is thin then. */
  readonly mode: Mode | undefined;
  readonly title: string;
  readonly body: readonly Line[];
  /** The lower rule: what is saved or alive, and where the list stands. */
  readonly status: string;
  readonly position?: string;
  /** The keys that work here besides moving, in the footer's order. `?` and `q` come last. */
  readonly keys: readonly PageKey[];
  readonly rows?: Rows;
  readonly scroll?: Scroll;
  readonly field?: OpenField;
  /** Where the terminal's cursor stands in the body. */
  readonly caret?: {readonly row: number; readonly column: number};
  /** For help: what this page is for, in sentences. */
  readonly about: readonly string[];
};

/** A page as a screen makes it; the route knows under which key its state is kept. */
export type Unkeyed = Omit<Page, 'key'>;

/** What a person did to a page: kept under its key, so that nothing typed is ever lost. */
export type Place = {
  readonly cursor?: number;
  readonly scroll: number;
  readonly field: Field;
  readonly focus: 'field' | 'keys';
  readonly search?: Field;
  /** The question was scrolled to its end. */
  readonly isRead: boolean;
  /** What was wrong with the last attempt. */
  readonly mistake: string;
};

/** What every screen gets besides its own facts. */
export type Setting = {
  readonly size: Size;
  readonly place: Place;
  /** ISO 8601, the world's time. */
  readonly now: string;
  /** Local time minus UTC. */
  readonly offsetMinutes: number;
  /** A sentence for the lower rule; empty mostly. */
  readonly notice: string;
};
