/** What happens to keys and key stores without a request. */
import {watchKey} from '../../bond/lock-out.ts';
import type {KeyEvent} from '../../world/key-events.ts';
import {member, type Place, regionOf, type World, type WorldEvent} from '../../world/world.ts';
import {deleteKey} from './deletion.ts';
import {expireMaterial} from './imports/expiry.ts';
import {noteHealth} from './key-health.ts';
import {finishReplica, finishUpdate} from './replicate.ts';
import {rotateAutomatically} from './rotation.ts';
import {finishStep, setTrouble} from './stores/connect.ts';

/** Is that an event of KMS? */
export function isKeyEvent(event: WorldEvent): event is Place & KeyEvent {
  return event.type.startsWith('key-') && event.type !== 'key-probe';
}

/** Lets an event of KMS happen. */
export function happenToKey(world: World, event: Place & KeyEvent): void {
  switch (event.type) {
    case 'key-deletion':
      deleteKey(world, event);
      return;
    case 'key-material-expiry':
      expireMaterial(world, event);
      return;
    case 'key-rotation':
      rotateAutomatically(world, event);
      return;
    case 'key-created':
      finishReplica(world, event);
      return;
    case 'key-updated':
      finishUpdate(world, event);
      return;
    case 'key-problem':
      setProblem(world, event);
      return;
    case 'key-store-step':
      finishStep(world, event);
      return;
    case 'key-store-trouble':
      setTrouble(world, event);
  }
}

/** Something happens to the external key; its KMS key does not change its state (facts/aws.md §4 C6). */
function setProblem(world: World, event: Extract<WorldEvent, {type: 'key-problem'}>): void {
  const key = member(regionOf(world.accounts, event).kms.keys, event.keyId);
  if (!key) return;
  if (event.problem) key.externalKeyProblem = event.problem;
  else delete key.externalKeyProblem;
  noteHealth(world.accounts, key, world.now);
  watchKey(world, key.arn);
}
