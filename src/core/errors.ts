/** The exceptions that end a session. Expected things (a denied read, a failed step) are values. */

/** Exit codes of the command line: a contract with scripts. */
export const exitCodes = {
  recovered: 0,
  failed: 1,
  cancelled: 2,
  faultFound: 3,
  credentials: 4,
  undecided: 5,
  waiting: 8,
  usage: 64,
  bug: 70,
} as const;

/** An error that carries what to do next; each front end renders it in its own way. */
export class LatchkeyError extends Error {
  readonly code: string;
  readonly exitCode: number;
  readonly nextSteps: readonly string[];

  constructor(code: string, exitCode: number, message: string, nextSteps: readonly string[]) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.exitCode = exitCode;
    this.nextSteps = nextSteps;
  }
}

/** The command line was wrong: unknown database, malformed ARN, a flag that is missing. */
export class UsageError extends LatchkeyError {
  constructor(message: string, nextSteps: readonly string[] = []) {
    super('usage', exitCodes.usage, message, nextSteps);
  }
}

/** No credentials, expired ones, or nothing at all that they may read. */
export class CredentialsError extends LatchkeyError {
  constructor(message: string, nextSteps: readonly string[] = []) {
    super('credentials', exitCodes.credentials, message, nextSteps);
  }
}

/** AWS could not be reached or did not answer in its own language. */
export class EndpointError extends LatchkeyError {
  constructor(message: string, nextSteps: readonly string[] = []) {
    super('endpoint', exitCodes.failed, message, nextSteps);
  }
}

/** A call that is on no list, or a change in a read-only world, reached the door: our bug. */
export class GuardError extends LatchkeyError {
  constructor(message: string) {
    super('guard', exitCodes.bug, message, ['Nothing was sent. Latchkey is at fault: report it.']);
  }
}

/** The journal cannot be read, written or locked; no change is sent without it. */
export class JournalError extends LatchkeyError {
  constructor(message: string, nextSteps: readonly string[] = []) {
    super('journal', exitCodes.failed, message, nextSteps);
  }
}

/** A runbook or scenario file is wrong; `where` is file:line:column. */
export class RunbookError extends LatchkeyError {
  readonly where: string;

  constructor(where: string, message: string, nextSteps: readonly string[] = []) {
    super('runbook', exitCodes.failed, `${where}: ${message}`, nextSteps);
    this.where = where;
  }
}

/** Something that cannot happen, happened. */
export class BugError extends LatchkeyError {
  constructor(message: string) {
    super('bug', exitCodes.bug, message, []);
  }
}
