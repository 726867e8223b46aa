/** A report as sections of plain blocks: said once, rendered as Markdown and as HTML. */

/** One cell or line of text; `code` is a name, a call or a hash, spelt exactly. */
export type Text = string | {readonly code: string};

/** A table. `head` names the columns; the first cell of a row names the row. */
export type Table = {
  readonly type: 'table';
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Text[])[];
};

export type Block =
  | {readonly type: 'paragraph'; readonly text: Text}
  | {readonly type: 'list'; readonly items: readonly Text[]}
  | Table
  /** A command, as one line or several. */
  | {readonly type: 'command'; readonly label: string; readonly text: string}
  /** Lines that begin with `+`, `-` or a blank. */
  | {readonly type: 'difference'; readonly label: string; readonly lines: readonly string[]}
  /** A picture; what it shows stands in words beside it. */
  | {readonly type: 'picture'; readonly name: 'timeline' | 'key'};

export type Section = {
  /** Anchor in the page. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
};
