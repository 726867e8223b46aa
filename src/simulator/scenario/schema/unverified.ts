/** The switches for what AWS does not document. */
import * as z from 'zod';

/** What AWS does not document, with the defaults this project chose (facts/aws.md §9.4). */
export const unverifiedSchema = z.strictObject({
  probeEveryMinutes: z.int().min(1).default(20),
  renameWhileInaccessible: z.enum(['refuse', 'allow']).default('refuse'),
  startWithUnusableKey: z.enum(['refuse', 'fall-back']).default('refuse'),
  lostGrantLocksOut: z.boolean().default(true),
  startRecreatesGrant: z.boolean().default(false),
  windowEndsWithKeyBack: z.boolean().default(true),
  auroraGrace: z.enum(['two-hours', 'none']).default('two-hours'),
  membersFollowMinutes: z.number().min(0).default(0),
  keyLostOnTheWay: z.enum(['fail', 'inaccessible']).default('fail'),
  rebootWithUnusableKey: z.enum(['lock-out', 'refuse', 'allow']).default('lock-out'),
  pointInTimeFromInaccessible: z.enum(['refuse', 'allow']).default('allow'),
  cloneFromInaccessible: z.enum(['refuse', 'allow']).default('refuse'),
  notPrincipalWithoutAccount: z.enum(['denies', 'exempts']).default('denies'),
  grantUnderBoundary: z.enum(['limits', 'does-not-limit']).default('limits'),
  keyOnUnencryptedClusterCopy: z.enum(['refuse', 'allow']).default('refuse'),
  restoreKeepsServerlessScaling: z.boolean().default(false),
  grantDelaySeconds: z.number().min(0).default(0),
  unknownGrantToken: z.enum(['refuse', 'ignore']).default('refuse'),
  snapshotOnLostKey: z.enum(['completes', 'fails']).default('completes'),
  auroraNightlyStatus: z.enum(['available', 'backing-up']).default('available'),
  copiesOfDeletedSource: z.enum(['stay', 'go']).default('stay'),
  trailDelayMinutes: z.number().min(0).default(5),
});
