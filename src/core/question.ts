/** Questions a front end asks. Complete in themselves, so that a journal shows what was seen. */
import type {ApprovalRequest} from './approval.ts';
import type {CallName} from './call.ts';
import type {Proof} from './diagnosis.ts';
import type {Mode} from './incident.ts';
import type {AfterAnswer, BoundInput, Right, Way} from './plan.ts';

/** One answer of a choice. `dead` options explain why they cannot be chosen. */
export type Option = {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly recommended?: boolean;
  readonly dead?: string;
  readonly then?: AfterAnswer;
  /** Cells of a table row, one per column of the question. */
  readonly cells?: readonly string[];
  /** What the cells have no room for and nobody may miss, such as what a row costs first. */
  readonly note?: string;
};

/** Take one of several; the answer is the option's id. */
export type ChoiceQuestion = {
  readonly kind: 'choice';
  readonly title: string;
  readonly prose: string;
  /** To be sent to somebody, word for word. */
  readonly text?: string;
  /** The file beside the journal that holds the same text, ready to be attached. */
  readonly textFile?: string;
  readonly options: readonly Option[];
  readonly columns?: readonly string[];
};

/** The answer to `WayQuestion` that reads everything anew. */
export const lookAgain = 'look-again';

/** Which way back? The answer is the runbook's id, `stop`, or `look-again`. */
export type WayQuestion = {
  readonly kind: 'way';
  readonly title: string;
  readonly ways: readonly Way[];
};

/** May this change be sent? The answer is the typed text; anything but `expected` sends nothing. */
export type ConfirmQuestion = {
  readonly kind: 'confirm';
  readonly title: string;
  readonly prose: string;
  readonly call: CallName;
  readonly input: BoundInput;
  /** The equivalent AWS CLI command, one line. */
  readonly command: string;
  readonly accountId: string;
  readonly region: string;
  readonly mode: Mode;
  readonly why: string;
  readonly effect: string;
  readonly risk: string;
  /** Words: `yes: kms:DisableKey, same KeyId`, or `cannot be undone: …`. */
  readonly undo: string;
  /** The AWS CLI command that puts it back; empty where there is none. */
  readonly undoCommand: string;
  /** `kms:DescribeKey until Enabled, at most 5 min`. */
  readonly check: string;
  readonly confirm: 'yes' | 'type';
  readonly expected: string;
  /** Whether the operator may send exactly this, by the policies that were read. */
  readonly right?: Right;
  /** The facts this rests on, read again just before asking. */
  readonly evidence: readonly Proof[];
  /** The second person who approved exactly this call, where one had to. */
  readonly approvedBy?: string;
  /** What the change means, line by line, and what was tried before it was offered. */
  readonly review?: Review;
  /** Set where the operator's login ends before the wait that follows may be over. */
  readonly login?: string;
  /** Dry run: what it rests on that was not sent or not decided. */
  readonly restsOn?: string;
  /** Set when it is asked a second time: why, e.g. what was found after an interruption. */
  readonly again?: string;
};

/** One line of a text before and after; `gap` stands for lines that stay as they are. */
export type DiffLine = {
  readonly type: 'same' | 'out' | 'in' | 'gap';
  /** Line number in the new text, in the old one for a line that goes; 0 for a gap. */
  readonly number: number;
  readonly text: string;
};

/** A change of a document, complete in itself. */
export type Review = {
  readonly diff: readonly DiffLine[];
  /** What was tried on the new text, each a sentence with its result in front. */
  readonly tried: readonly {readonly isGood: boolean; readonly text: string}[];
  /** The file with the old text; empty before it is written. */
  readonly kept: string;
};

/** A free text, such as who was asked; `expects` says what else it has to be. */
export type TextQuestion = {
  readonly kind: 'text';
  readonly title: string;
  readonly prose: string;
  readonly expects?: 'file' | 'folder' | 'date';
};

/**
 * A second person has to approve. The answer that is given is a code; the one that is journaled
 * says what came of it, never the code: `approved`, `no`, or `expired`.
 */
export type ApprovalQuestion = {
  readonly kind: 'approval';
  readonly title: string;
  readonly prose: string;
  readonly request: ApprovalRequest;
  /** The request as the second person's `latchkey approve` takes it. */
  readonly text: string;
  /** SHA-256 of the request; its beginning is compared by the two persons. */
  readonly hash: string;
};

/** A step failed: AWS's words, our reading, what changed, and what now. */
export type FailureQuestion = {
  readonly kind: 'failure';
  readonly title: string;
  readonly call: string;
  readonly code: string;
  readonly message: string;
  readonly means: string;
  readonly tried: string;
  readonly changed: string;
  readonly options: readonly Option[];
};

export type Question =
  | ChoiceQuestion
  | WayQuestion
  | ConfirmQuestion
  | TextQuestion
  | ApprovalQuestion
  | FailureQuestion;

/** The recommended answer: the marked option, the recommended way, or the expected text. */
export function recommendedAnswer(question: Question): string | undefined {
  switch (question.kind) {
    case 'confirm':
      return question.expected;
    case 'way':
      return question.ways.find((way) => way.recommended)?.runbook;
    case 'choice':
    case 'failure':
      return question.options.find((option) => option.recommended)?.id;
    case 'text':
      return '';
    case 'approval':
      return undefined;
  }
}

/** Why an answer cannot be taken, in a sentence; undefined when it can. */
export function refusalOf(question: Question, answer: string): string | undefined {
  switch (question.kind) {
    case 'confirm':
    case 'text':
    case 'approval':
      return undefined;
    case 'way': {
      if (answer === 'stop' || answer === lookAgain) return undefined;
      const way = question.ways.find((candidate) => candidate.runbook === answer);
      if (!way) return `There is no way "${answer}".`;
      return way.applies === 'no' ? `That way does not apply: ${way.because}.` : undefined;
    }
    case 'choice':
    case 'failure': {
      const option = question.options.find((candidate) => candidate.id === answer);
      if (!option) return `There is no choice "${answer}".`;
      return option.dead;
    }
  }
}
