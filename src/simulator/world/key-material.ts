/** What the world remembers about key material that was imported or rotated. Times in milliseconds. */

/** One piece of imported key material; `bytes` is gone while it is deleted or expired. */
export type ImportedMaterial = {
  id: string;
  state: 'CURRENT' | 'NON_CURRENT' | 'PENDING_ROTATION';
  description?: string;
  /** The 256 bits as base64: the world is the vault, and no answer carries them. */
  bytes?: string;
  /** Set where it expires. */
  validTo?: number;
};

/** A rotation that took place: from then on `materialId` was the current key material. */
export type Rotation = {at: number; materialId: string; type: 'AUTOMATIC' | 'ON_DEMAND'};
