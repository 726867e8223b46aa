/** Sessions made by hand: entries folded through the real `apply`. */

import {fold} from '../../src/core/apply.ts';
import type {DBInstance, KeyMetadata} from '../../src/core/aws-shapes.ts';
import type {DBCluster} from '../../src/core/cluster-shapes.ts';
import type {CauseId, Diagnosis, Verdict} from '../../src/core/diagnosis.ts';
import type {Entry, EntryBody} from '../../src/core/entry.ts';
import {callOfFact, type FactName, type FactValues} from '../../src/core/evidence.ts';
import type {Fact} from '../../src/core/fact.ts';
import type {Session} from '../../src/core/session.ts';

export const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

export const recoverable = 'inaccessible-encryption-credentials-recoverable';
export const terminal = 'inaccessible-encryption-credentials';

/** The night of 2 March 2026; `at` of every entry. */
export const night = '2026-03-02T02:14:19.000Z';

/** Bodies as entries of one journal, numbered and dated. */
export function sessionOf(...bodies: readonly EntryBody[]): Session {
  const entries = bodies.map((body, index): Entry => {
    const frame = {v: 1, seq: index + 1, at: night, prev: '', hash: `h${index + 1}`} as const;
    return {...frame, ...body};
  });
  return fold(entries);
}

export function opened(identifier = 'orders-db'): EntryBody {
  return {
    type: 'opened',
    session: `${identifier}-20260302-0214`,
    incident: {database: {identifier}, accountId: '111122223333', region: 'eu-west-1'},
    world: 'live',
    rehearsal: false,
    operator: {
      arn: 'arn:aws:sts::111122223333:assumed-role/OnCallResponder/mara',
      accountId: '111122223333',
    },
    endpoint: '',
    version: '0.1.0',
    resumed: false,
  };
}

export function known<Name extends FactName>(fact: Name, value: FactValues[Name]): EntryBody {
  const source = {call: callOfFact(fact), at: night, requestId: 'r-1'};
  return {type: 'observed', fact, evidence: {status: 'known', value, ...source}};
}

/** A fact that is not known: `denied`, `failed`, or `absent`. */
export function observed<Name extends FactName>(
  fact: Name,
  evidence: Fact<FactValues[Name]>,
): EntryBody {
  return {type: 'observed', fact, evidence};
}

export function instance(members: Partial<DBInstance> = {}): EntryBody {
  return known('instance', {
    DBInstances: [
      {
        DBInstanceIdentifier: 'orders-db',
        DBInstanceArn: 'arn:aws:rds:eu-west-1:111122223333:db:orders-db',
        DbiResourceId: 'db-ORDERS',
        DBInstanceStatus: recoverable,
        Engine: 'postgres',
        KmsKeyId: keyArn,
        ...members,
      },
    ],
  });
}

export function cluster(members: Partial<DBCluster> = {}): EntryBody {
  return known('cluster', {
    DBClusters: [
      {
        DBClusterIdentifier: 'orders-cluster',
        Status: recoverable,
        Engine: 'aurora-postgresql',
        KmsKeyId: keyArn,
        ...members,
      },
    ],
  });
}

export function key(members: Partial<KeyMetadata> = {}): EntryBody {
  return known('key', {
    KeyMetadata: {
      KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab',
      Arn: keyArn,
      AWSAccountId: '111122223333',
      KeyState: 'Disabled',
      KeyManager: 'CUSTOMER',
      Origin: 'AWS_KMS',
      ...members,
    },
  });
}

export const aliases: EntryBody = known('aliases', {
  Aliases: [{AliasName: 'alias/orders', TargetKeyId: '1234abcd-12ab-34cd-56ef-1234567890ab'}],
});

export function diagnosed(
  verdict: Verdict,
  causes: readonly CauseId[],
  others: readonly string[] = [],
): EntryBody {
  const diagnosis: Diagnosis = {
    format: 'latchkey/diagnosis/1',
    database: {
      kind: 'instance',
      identifier: 'orders-db',
      arn: '',
      status: '',
      resourceId: '',
      engine: 'postgres',
    },
    key: {arn: keyArn, state: '', manager: '', origin: '', accountId: ''},
    verdict,
    findings: causes.map((cause) => ({
      cause,
      confidence: 'certain',
      summary: '',
      evidence: [],
      runbook: '',
    })),
    unknowns: [],
    clocks: [],
    blastRadius: {
      keyArn,
      databases: others.map((identifier) => ({identifier, kind: 'instance', status: 'available'})),
      snapshots: 0,
      automatedBackups: 0,
      complete: true,
    },
  };
  return {type: 'diagnosed', diagnosis};
}

/** The answer to a choice, with the question that an answer needs. */
export function answered(step: string, answer: string): readonly EntryBody[] {
  return [
    {
      type: 'asked',
      step,
      question: {kind: 'choice', title: step, prose: '', options: [{id: answer, label: answer}]},
    },
    {type: 'answered', step, question: step, answer, by: 'mara'},
  ];
}

/** Night A: the key disabled, the database stopped inside its seven days. */
export function keyDisabled(...more: readonly EntryBody[]): Session {
  return sessionOf(
    opened(),
    instance(),
    key(),
    aliases,
    diagnosed('locked-out', ['key-disabled'], ['billing-db', 'sessions-db']),
    ...more,
  );
}
