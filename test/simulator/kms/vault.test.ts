/** The vault: no answer and no record carries key material, and a world played again gives the same. */
import {
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GetParametersForImportCommand,
  RotateKeyOnDemandCommand,
} from '@aws-sdk/client-kms';
import {describe, expect, it} from 'vitest';
import {materialBytes} from '../../../src/simulator/services/kms/crypto/material.ts';
import type {Simulator, WireResponse} from '../../../src/simulator/simulator.ts';
import type {World} from '../../../src/simulator/world/world.ts';
import {accountWith, keyIds, kmsOf, safe} from './support.ts';

/** Some calls, and every byte that was answered to them. */
async function played(world: Simulator): Promise<string> {
  const answers: Buffer[] = [];
  const listening: Simulator = {
    ...world,
    handle: async (request, pause) => {
      const response: WireResponse = await world.handle(request, pause);
      answers.push(Buffer.from(response.body));
      return response;
    },
  };
  const kms = kmsOf(listening);
  for (const KeyId of [keyIds.plain, keyIds.imported, keyIds.hsm]) {
    await kms.send(new DescribeKeyCommand({KeyId}));
    const sealed = await kms.send(new EncryptCommand({KeyId, Plaintext: new Uint8Array(32)}));
    await kms.send(new DecryptCommand({CiphertextBlob: sealed.CiphertextBlob}));
    await kms.send(new GenerateDataKeyCommand({KeyId, KeySpec: 'AES_256'}));
  }
  await kms.send(new RotateKeyOnDemandCommand({KeyId: keyIds.plain}));
  await kms.send(
    new GetParametersForImportCommand({
      KeyId: keyIds.imported,
      WrappingAlgorithm: 'RSAES_OAEP_SHA_256',
      WrappingKeySpec: 'RSA_2048',
    }),
  );
  return Buffer.concat(answers).toString();
}

describe('the vault', () => {
  it('gives the same bytes for the same seed and the same calls', async () => {
    const [one, other] = [accountWith(), accountWith()];
    expect(await played(one)).toBe(await played(other));
    expect(JSON.stringify(one.save())).toBe(JSON.stringify(other.save()));
  });

  it('keeps key material out of answers and records', async () => {
    const world = accountWith();
    const answered = await played(world);
    // What was saved is a world.
    const saved = world.save() as unknown as World;
    const keys = saved.accounts['111122223333']?.regions['eu-west-1']?.kms.keys ?? {};
    const secrets = Object.values(keys).map((key) => materialBytes(saved, key, key.materialId));
    expect(secrets.filter((bytes) => bytes !== undefined).length).toBeGreaterThan(5);
    const trail = JSON.stringify(saved.accounts['111122223333']?.regions['eu-west-1']?.cloudtrail);
    const said = answered + trail + JSON.stringify(world.requests());
    for (const bytes of [...secrets, Buffer.from(safe, 'hex'), Buffer.from(saved.vault, 'hex')]) {
      for (const form of ['hex', 'base64', 'base64url'] as const) {
        expect(said).not.toContain(bytes?.toString(form));
      }
    }
  });
});
