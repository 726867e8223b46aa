/** ImportKeyMaterial: the material that was there before, or the key's first. */
import {createHash} from 'node:crypto';
import type {
  ImportKeyMaterialCommandInput,
  ImportKeyMaterialCommandOutput,
} from '@aws-sdk/client-kms';
import {AwsError} from '../../../wire/aws-error.ts';
import type {ImportedMaterial} from '../../../world/key-material.ts';
import {type Key, setKeyState} from '../../../world/keys.ts';
import type {Call, Handler} from '../../call.ts';
import {hasMaterial} from '../deletion.ts';
import {customerKey} from '../keys.ts';
import {isPrimary, replicasOf} from '../multi-region.ts';
import {planExpiry, validToOf} from './expiry.ts';
import {readToken} from './token.ts';
import {unwrap} from './unwrap.ts';
import {wrappingKey} from './wrapping-key.ts';

const materialLength = 32;

export const importKeyMaterial: Handler<
  ImportKeyMaterialCommandInput,
  ImportKeyMaterialCommandOutput
> = (input, call) => {
  const key = customerKey(call, input.KeyId, 'ImportKeyMaterial');
  const validTo = validToOf(input, call.now);
  const bytes = materialOf(input, call, key);
  const id = importedMaterialId(key.id, bytes);
  if (input.KeyMaterialId !== undefined && input.KeyMaterialId !== id) throw incorrect();
  const material = isNew(input, key) ? newMaterial(input, call, key, id) : existing(key, id);
  material.bytes = bytes.toString('base64');
  if (validTo === undefined) delete material.validTo;
  else material.validTo = validTo;
  planExpiry(call.world, key, material);
  // Enabled without EnableKey (facts/aws.md §4 C4); a disabled key stays disabled.
  if (key.state === 'PendingImport' && hasMaterial(key)) setKeyState(key, 'Enabled', call.now);
  return {KeyId: key.arn, KeyMaterialId: id};
};

/** The ID of imported key material: the same bytes in the same key have the same, in any Region. */
export function importedMaterialId(keyId: string, bytes: Uint8Array): string {
  return createHash('sha256').update(`${keyId} `).update(bytes).digest('hex');
}

function materialOf(input: ImportKeyMaterialCommandInput, call: Call, key: Key): Buffer {
  const {ImportToken: token = new Uint8Array(), EncryptedKeyMaterial: wrapped} = input;
  const said = readToken(call.world, token);
  if (said?.keyArn !== key.arn) throw new AwsError('InvalidImportTokenException', '');
  if (said.validTo < call.now) throw new AwsError('ExpiredImportTokenException', '');
  const wrapping = wrappingKey(call.world, said.serial, said.spec);
  const bytes = unwrap(wrapping, said.algorithm, wrapped ?? new Uint8Array());
  if (!bytes) throw new AwsError('InvalidCiphertextException', '');
  if (bytes.length !== materialLength) throw incorrect();
  return bytes;
}

/** Without an ImportType the first import is new, and every later one is a re-import. */
function isNew({ImportType: type}: ImportKeyMaterialCommandInput, key: Key): boolean {
  return type === undefined ? (key.imports ?? []).length === 0 : type === 'NEW_KEY_MATERIAL';
}

/** Re-importing takes the very same material (facts/aws.md §4 C4). */
function existing(key: Key, id: string): ImportedMaterial {
  const found = (key.imports ?? []).find((material) => material.id === id);
  if (found) return found;
  throw incorrect();
}

function newMaterial(
  input: ImportKeyMaterialCommandInput,
  call: Call,
  key: Key,
  id: string,
): ImportedMaterial {
  const imports = key.imports ?? [];
  requireNewAllowed(input, key, imports, id);
  const isFirst = imports.length === 0;
  const material: ImportedMaterial = {id, state: isFirst ? 'CURRENT' : 'PENDING_ROTATION'};
  if (input.KeyMaterialDescription) material.description = input.KeyMaterialDescription;
  key.imports = [...imports, material];
  if (isFirst) key.materialId = id;
  // Replicas wait for the same material from then on.
  for (const replica of replicasOf(call.world.accounts, key)) {
    replica.imports = [{id, state: 'CURRENT'}];
    replica.materialId = id;
  }
  return material;
}

function requireNewAllowed(
  input: ImportKeyMaterialCommandInput,
  key: Key,
  imports: readonly ImportedMaterial[],
  id: string,
): void {
  if (imports.some((material) => material.id === id)) throw incorrect();
  if (key.isMultiRegion && (!isPrimary(key) || imports.length > 0)) {
    // More than one material in a multi-Region key is not simulated; replicas never take a new one.
    const message = `${key.arn} takes no new key material.`;
    throw new AwsError('UnsupportedOperationException', message);
  }
  const pending = imports.find(({state}) => state === 'PENDING_ROTATION');
  if (!pending) return;
  // Recorded (facts/wire.md §6).
  const message = `New key material (id: ${id}) cannot be imported into KMS key ${input.KeyId}, because another key material (id: ${pending.id}) is pending rotation.`;
  throw new AwsError('KMSInvalidStateException', message);
}

function incorrect(): AwsError {
  return new AwsError('IncorrectKeyMaterialException', '');
}
