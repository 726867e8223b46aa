/** The session's facts as runbooks name them: `key.state`, `database.status`, `answers.snapshot`. */
import {databaseOf} from './database.ts';
import {factOf} from './evidence.ts';
import {knownValue} from './fact.ts';
import {primaryOf, siblingsOf, storeOf} from './facts-of-key.ts';
import {type LostFacts, lostFacts, type RestoredFacts, restoredFacts} from './facts-of-restore.ts';
import {modeOf, type Session} from './session.ts';
import {chosenSource, isCopied, type SourceParts} from './source-id.ts';
import {dueWords} from './words/time.ts';

/** What `when`, `{{ … }}` and named computations see. Unknown texts are empty, never undefined. */
export type Facts = {
  readonly incident: {readonly accountId: string; readonly region: string; readonly mode: string};
  readonly operator: {readonly arn: string};
  readonly database: {
    readonly identifier: string;
    readonly kind: string;
    readonly arn: string;
    readonly status: string;
    readonly resourceId: string;
    readonly engine: string;
    /** The newest second it can be restored to, in words: `1 Mar 23:50 UTC`. */
    readonly restorable: string;
  };
  readonly key: {
    readonly arn: string;
    readonly id: string;
    /** `alias/orders` where the key has one alias, else the key ID: what a person types. */
    readonly name: string;
    readonly state: string;
    readonly manager: string;
    readonly origin: string;
    readonly accountId: string;
    readonly expires: string;
    /** Of a multi-Region key: its primary's ARN and Region. */
    readonly primaryArn: string;
    readonly primaryRegion: string;
  };
  /** The same multi-Region key in other Regions, as far as it was found there. */
  readonly siblings: readonly {
    readonly region: string;
    readonly arn: string;
    readonly state: string;
  }[];
  /** The custom key store that holds the key. */
  readonly store: {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly state: string;
    readonly error: string;
    readonly cluster: string;
  };
  /** The backup that was chosen, in parts; all empty before. */
  readonly source: SourceParts & {
    /** A snapshot that is copied before it is restored. */
    readonly copied: boolean;
  };
  readonly verdict: string;
  /** Ids of the causes found. */
  readonly causes: readonly string[];
  /** Those of them that are certain or likely. */
  readonly likely: readonly string[];
  /** Other databases on the same key, joined with commas; `no other database` where there is none. */
  readonly others: string;
  /** Actions that the operator may not call; `now` where nothing of the way can be done without. */
  readonly lacking: {readonly actions: readonly string[]; readonly now: boolean};
  readonly answers: {readonly [step: string]: string};
  /** The statuses of the plan's steps so far, by id. */
  readonly steps: {readonly [step: string]: string};
  readonly lost: LostFacts;
  readonly restored: RestoredFacts;
  readonly now: string;
};

/** The facts of a session now. */
export function factsOf(session: Session): Facts {
  const database = databaseOf(session.evidence);
  const metadata = knownValue(factOf(session.evidence, 'key'))?.KeyMetadata;
  const diagnosis = session.diagnosis ?? session.firstDiagnosis;
  return {
    incident: {
      accountId: session.incident.accountId,
      region: session.incident.region,
      mode: modeOf(session),
    },
    operator: {arn: session.operator.arn},
    database: {
      identifier: database?.identifier ?? session.incident.database.identifier,
      kind: database?.kind ?? '',
      arn: database?.arn ?? '',
      status: database?.status ?? '',
      resourceId: database?.resourceId ?? '',
      engine: database?.engine ?? '',
      restorable: database?.restorableTo ? dueWords(database.restorableTo, session.at) : '',
    },
    key: {
      arn: metadata?.Arn ?? database?.keyId ?? '',
      id: metadata?.KeyId ?? '',
      name: keyName(session),
      state: metadata?.KeyState ?? '',
      manager: metadata?.KeyManager ?? '',
      origin: metadata?.Origin ?? '',
      accountId: metadata?.AWSAccountId ?? '',
      expires: metadata?.ValidTo ?? '',
      ...primaryOf(session.evidence),
    },
    siblings: siblingsOf(session.evidence),
    store: storeOf(session.evidence),
    source: {...chosenSource(session.answers), copied: isCopied(session.answers)},
    verdict: diagnosis?.verdict ?? '',
    causes: diagnosis?.findings.map((finding) => finding.cause) ?? [],
    likely: (diagnosis?.findings ?? []).flatMap(({cause, confidence}) =>
      confidence === 'possible' ? [] : [cause],
    ),
    others: otherDatabases(session),
    lacking: {
      actions: [...new Set([...session.refused, ...session.lacking])],
      now: session.refused.length > 0,
    },
    answers: session.answers,
    steps: Object.fromEntries(
      Object.entries(session.steps).map(([step, {status}]) => [step, status]),
    ),
    lost: lostFacts(session),
    restored: restoredFacts(session),
    now: session.at,
  };
}

/** The alias if the key has exactly one, else the key ID: what a person types. */
export function keyName(session: Session): string {
  const aliases = knownValue(factOf(session.evidence, 'aliases'))?.Aliases ?? [];
  const only = aliases.length === 1 ? aliases[0]?.AliasName : undefined;
  const arn = databaseOf(session.evidence)?.keyId ?? '';
  return only ?? arn.slice(arn.lastIndexOf('/') + 1);
}

function otherDatabases(session: Session): string {
  const self = session.incident.database.identifier;
  const users = (session.diagnosis ?? session.firstDiagnosis)?.blastRadius.databases ?? [];
  const names = users.map((user) => user.identifier).filter((name) => name !== self);
  return names.length === 0 ? 'no other database' : names.join(', ');
}
