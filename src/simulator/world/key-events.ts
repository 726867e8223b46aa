/** What happens to keys and key stores by itself. */
import type {ExternalKeyProblem, StoreTrouble} from './key-stores.ts';

/** An event of KMS without its place; each is passed over where the world has moved on meanwhile. */
export type KeyEvent =
  | {type: 'key-deletion'; keyId: string; deletionAt: number}
  | {type: 'key-material-expiry'; keyId: string; materialId: string; validTo: number}
  | {type: 'key-rotation'; keyId: string; nextAt: number}
  | {type: 'key-created'; keyId: string; createdAt: number}
  | {type: 'key-updated'; keyId: string; primaryRegion: string}
  | {type: 'key-problem'; keyId: string; problem?: ExternalKeyProblem}
  | {type: 'key-store-step'; storeId: string; course: number}
  | {type: 'key-store-trouble'; storeId: string; trouble?: StoreTrouble};
