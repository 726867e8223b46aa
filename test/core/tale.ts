/** A small tale in journal entries: numbered, dated one second apart, chained with stable hashes. */
import type {Diagnosis, Verdict} from '../../src/core/diagnosis.ts';
import type {Entry, EntryBody} from '../../src/core/entry.ts';
import type {PlannedStep} from '../../src/core/plan.ts';
import type {ConfirmQuestion, FailureQuestion, WayQuestion} from '../../src/core/question.ts';

const start = Date.parse('2026-03-02T02:14:19.000Z');

/** The time of the entry with that number. */
export function timeOf(seq: number): string {
  return new Date(start + seq * 1000).toISOString();
}

/** The bodies as journal entries. */
export function tale(...bodies: readonly EntryBody[]): readonly Entry[] {
  return bodies.map((body, index) => ({
    v: 1,
    seq: index + 1,
    at: timeOf(index + 1),
    prev: `hash-${index}`,
    hash: `hash-${index + 1}`,
    ...body,
  }));
}

export function opened(change: Partial<Extract<EntryBody, {type: 'opened'}>> = {}): EntryBody {
  return {
    type: 'opened',
    session: 'orders-db-20260302-0214',
    incident: {
      database: {identifier: 'orders-db'},
      accountId: '111122223333',
      region: 'eu-west-1',
    },
    world: 'live',
    rehearsal: false,
    operator: {
      arn: 'arn:aws:sts::111122223333:assumed-role/OnCallResponder/mara',
      accountId: '111122223333',
    },
    endpoint: '',
    version: '0.1.0',
    resumed: false,
    ...change,
  };
}

export const resumed = opened({resumed: true});

export function diagnosis(verdict: Verdict, change: Partial<Diagnosis> = {}): Diagnosis {
  return {
    format: 'latchkey/diagnosis/1',
    database: {
      kind: 'instance',
      identifier: 'orders-db',
      arn: '',
      status:
        verdict === 'healthy' ? 'available' : 'inaccessible-encryption-credentials-recoverable',
      resourceId: '',
      engine: 'postgres',
    },
    key: {arn: '', state: '', manager: '', origin: '', accountId: ''},
    verdict,
    findings: [],
    unknowns: [],
    clocks: [],
    blastRadius: {
      keyArn: '',
      databases: [],
      snapshots: 0,
      automatedBackups: 0,
      complete: true,
    },
    ...change,
  };
}

export function diagnosed(verdict: Verdict, change: Partial<Diagnosis> = {}): EntryBody {
  return {type: 'diagnosed', diagnosis: diagnosis(verdict, change)};
}

export function step(id: string, change: Partial<PlannedStep> = {}): PlannedStep {
  return {id, runbook: 'enable-key', title: id, kind: 'change', prose: '', ...change};
}

export const enable = step('enable', {call: 'kms:EnableKey', confirm: 'yes'});
export const startStep = step('start', {call: 'rds:StartDBInstance', confirm: 'yes'});
export const purpose = step('purpose', {kind: 'ask'});

export function planned(...steps: readonly PlannedStep[]): EntryBody {
  return {type: 'planned', runbook: 'enable-key', title: 'Enable the key', steps};
}

export const keyInput = {KeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1'};

export const confirmation: ConfirmQuestion = {
  kind: 'confirm',
  title: 'Enable the key?',
  prose: '',
  call: 'kms:EnableKey',
  input: keyInput,
  command: 'aws kms enable-key',
  accountId: '111122223333',
  region: 'eu-west-1',
  mode: 'LIVE',
  why: '',
  effect: '',
  risk: '',
  undo: '',
  undoCommand: '',
  check: '',
  confirm: 'yes',
  expected: 'yes',
  evidence: [],
};

export const wayQuestion: WayQuestion = {kind: 'way', title: 'Which way back?', ways: []};

export const failure: FailureQuestion = {
  kind: 'failure',
  title: 'Failed',
  call: 'kms:EnableKey',
  code: '',
  message: '',
  means: '',
  tried: '',
  changed: '',
  options: [],
};

export function asked(id = 'enable', question = confirmation): EntryBody {
  return {type: 'asked', step: id, question};
}

export function answered(id: string, answer: string): EntryBody {
  return {type: 'answered', step: id, question: '', answer, by: 'mara'};
}

export function intended(id = 'enable', attempt = 1): EntryBody {
  return {type: 'intended', step: id, call: 'kms:EnableKey', input: keyInput, attempt};
}

export function called(
  outcome: 'ok' | 'error' | 'would-call',
  change: Partial<Extract<EntryBody, {type: 'called'}>> = {},
): EntryBody {
  return {
    type: 'called',
    step: 'enable',
    call: 'kms:EnableKey',
    mode: 'change',
    outcome,
    requestId: 'r-1',
    attempts: 1,
    milliseconds: 61,
    ...(outcome === 'error' ? {error: {code: 'Throttling', message: 'slow down'}} : {}),
    ...change,
  };
}

export function waiting(id = 'enable', seen = ''): EntryBody {
  return {type: 'waiting', step: id, until: timeOf(300), because: `waiting: ${id}`, seen};
}

export function settled(
  id: string,
  status: Extract<EntryBody, {type: 'settled'}>['status'],
  change: {readonly reason?: string; readonly target?: string} = {},
): EntryBody {
  return {type: 'settled', step: id, status, reason: '', ...change};
}

/** Up to the question whether the key may be enabled. */
export const upToQuestion: readonly EntryBody[] = [
  opened(),
  diagnosed('locked-out'),
  {type: 'asked', step: 'way', question: wayQuestion},
  answered('way', 'enable-key'),
  planned(enable, startStep),
  asked(),
];
