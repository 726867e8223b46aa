/** The databases as they are listed: named, or on a shared screen masked and found again when picked. */
import type {ListedDatabase} from '../aws/observe/list.ts';
import {shortKeyId} from '../core/words/text.ts';
import {namesIn} from '../report/names.ts';
import {maskJson} from '../report/redact.ts';
import type {SharedNames} from '../report/shared-names.ts';
import type {PickRow} from '../screen/pick-model.ts';

/** One list; without names to mask everything is shown as it is. */
export class ShownList {
  readonly #shared: SharedNames | undefined;
  readonly #meant = new Map<string, string>();

  constructor(shared?: SharedNames) {
    this.#shared = shared;
  }

  /** The rows of what has arrived so far. */
  rows(
    databases: readonly ListedDatabase[],
    byKey: ReadonlyMap<string, readonly string[]>,
  ): readonly PickRow[] {
    this.#shared?.learn(namesIn(databases));
    this.#shared?.learn({key: [...byKey.values()].flat().map(withoutPrefix)});
    return databases.map((database) => this.#rowOf(database, byKey));
  }

  /** Any other data of the list, as it may be shown. */
  shown<T>(value: T): T {
    this.#shared?.learn(namesIn(value));
    return this.#shared ? maskJson(value, this.#shared.mask) : value;
  }

  /** The database that a shown identifier stands for. */
  meant(identifier: string): string {
    return this.#meant.get(identifier) ?? identifier;
  }

  #rowOf(database: ListedDatabase, byKey: ReadonlyMap<string, readonly string[]>): PickRow {
    const shown = this.shown(database);
    this.#meant.set(shown.identifier, database.identifier);
    const {identifier, kind, status, engine, engineVersion} = shown;
    const alias = this.shown(aliasOf(database, byKey));
    return {
      identifier,
      kind,
      status,
      engine: `${engine} ${engineVersion}`,
      key: keyOf(shown, alias),
    };
  }
}

function aliasOf(
  {keyId}: ListedDatabase,
  byKey: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  return byKey.get(keyId.slice(keyId.lastIndexOf('/') + 1))?.[0];
}

function keyOf({encryption, keyId}: ListedDatabase, alias: string | undefined): string {
  if (encryption === 'sse-rds') return 'AWS-owned key';
  if (keyId === '') return '';
  return alias ?? shortKeyId(keyId.slice(keyId.lastIndexOf('/') + 1));
}

function withoutPrefix(alias: string): string {
  return alias.replace(/^alias\//, '');
}
