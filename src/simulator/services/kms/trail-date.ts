/** The date format of KMS's CloudTrail records, which is not ISO 8601. */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Apr 12, 2021 18:58:30 PM`: 24 hours and AM or PM all the same (facts/aws.md §5.2). */
export function trailDate(date: Date): string {
  const time = date.toISOString().slice(11, 19);
  const half = date.getUTCHours() < 12 ? 'AM' : 'PM';
  const day = `${months[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`;
  return `${day} ${time} ${half}`;
}
