/** What a key may lead to. Commands are data: a page says which it allows, the desk performs them. */

/** The pages that lie over the current one and leave its state as it was. */
export type OverlayName =
  | 'help'
  | 'evidence'
  | 'blast'
  | 'log'
  | 'entry'
  | 'undo'
  | 'command'
  | 'note'
  | 'report'
  | 'hint'
  | 'quit'
  | 'put-in';

/** What the person chose on the start screen. */
export type StartChoice =
  | {readonly type: 'respond'}
  | {readonly type: 'dry-run'}
  /** Reads only: the diagnosis, then the end. */
  | {readonly type: 'diagnose'}
  | {readonly type: 'rehearse'; readonly scenario: string}
  /** The list of lessons. */
  | {readonly type: 'train'}
  | {readonly type: 'resume'; readonly session: string}
  /** The list of past sessions. */
  | {readonly type: 'sessions'}
  | {readonly type: 'quit'};

/** One thing the desk can do. None of them sends a change: only an answer to a question leads there. */
export type Command =
  | {readonly type: 'open'; readonly overlay: OverlayName}
  /** Closes the overlay on top. */
  | {readonly type: 'close'}
  | {readonly type: 'answer'; readonly answer: string}
  /** Shows a sentence in the lower rule, such as why a row cannot be chosen. */
  | {readonly type: 'say'; readonly words: string}
  /** From the diagnosis to the ways back, and back. */
  | {readonly type: 'ways'; readonly open: boolean}
  /** What was shown has been read: what would have been called, or what was found on resuming. */
  | {readonly type: 'read'; readonly seq: number}
  | {readonly type: 'look'}
  | {readonly type: 'copy'; readonly text: string; readonly what: string}
  | {readonly type: 'search'}
  | {readonly type: 'entry'; readonly seq: number}
  | {readonly type: 'note'; readonly text: string}
  /** Ends the looking; the session can be resumed. */
  | {readonly type: 'leave'}
  /** Shows the next hint of the lesson for its price. */
  | {readonly type: 'hint'}
  /** Leaves the last page. */
  | {readonly type: 'finish'}
  | {readonly type: 'scenarios'; readonly open: boolean}
  | {readonly type: 'start'; readonly choice: StartChoice}
  /** Opens the line of a game day, with what stands in it. */
  | {readonly type: 'put-in'; readonly title: string; readonly line: string}
  /** Hands the line to the facilitator's desk. */
  | {readonly type: 'order'; readonly line: string}
  /** The simulated clock: only where there is one. */
  | {readonly type: 'time'; readonly change: 'pause' | 'slower' | 'faster' | 'jump'}
  /** Writes the debrief of a game day. */
  | {readonly type: 'debrief'}
  | {readonly type: 'pick'; readonly identifier: string | undefined};
