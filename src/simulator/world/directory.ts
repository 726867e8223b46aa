/**
 * Finds instances by identifier and by key without looking at each. What it knows follows from the
 * world, is gathered on first use and never saved.
 */
import type {RdsState} from './databases.ts';
import type {Instance} from './instances.ts';

type Directory = {
  readonly byId: Map<string, Instance>;
  readonly byKey: Map<string, Set<Instance>>;
};

const directories = new WeakMap<RdsState, Directory>();

/** The instance of that identifier; undefined where there is none. */
export function instanceNamed(rds: RdsState, id: string): Instance | undefined {
  return directoryOf(rds).byId.get(id);
}

/** The instances of the Region that are encrypted under that key. */
export function instancesUnder(rds: RdsState, keyArn: string): readonly Instance[] {
  return [...(directoryOf(rds).byKey.get(keyArn) ?? [])];
}

/** Takes an instance into the world. */
export function addInstanceTo(rds: RdsState, instance: Instance): void {
  const directory = directoryOf(rds);
  (rds.instances as {[resourceId: string]: Instance})[instance.resourceId] = instance;
  enter(directory, instance);
}

/** Takes an instance out of the world. */
export function removeInstanceFrom(rds: RdsState, instance: Instance): void {
  const {byId, byKey} = directoryOf(rds);
  delete (rds.instances as {[resourceId: string]: Instance})[instance.resourceId];
  byId.delete(instance.id);
  if (instance.keyArn !== undefined) byKey.get(instance.keyArn)?.delete(instance);
}

/** Gives an instance another identifier. */
export function renameInstanceIn(rds: RdsState, instance: Instance, id: string): void {
  const {byId} = directoryOf(rds);
  byId.delete(instance.id);
  instance.id = id;
  byId.set(id, instance);
}

function directoryOf(rds: RdsState): Directory {
  const known = directories.get(rds);
  if (known) return known;
  const directory: Directory = {byId: new Map(), byKey: new Map()};
  for (const instance of Object.values(rds.instances)) enter(directory, instance);
  directories.set(rds, directory);
  return directory;
}

function enter({byId, byKey}: Directory, instance: Instance): void {
  byId.set(instance.id, instance);
  if (instance.keyArn === undefined) return;
  const others = byKey.get(instance.keyArn);
  if (others) others.add(instance);
  else byKey.set(instance.keyArn, new Set([instance]));
}
